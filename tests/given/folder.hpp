// A temporary folder that goes with its owner, and whole files written and read.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace given {

class Folder {
public:
    explicit Folder(const std::filesystem::path& under = std::filesystem::temp_directory_path()) : path_{(under / "repere-XXXXXX").string()} {
        if (!mkdtemp(path_.data())) throw std::runtime_error{"no temporary folder"};
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::string& path() const { return path_; }
    std::string operator/(const std::string& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

inline void write(const std::string& file, const std::string& text) {
    std::filesystem::create_directories(std::filesystem::path{file}.parent_path());
    std::ofstream{file, std::ios::binary} << text;
}

inline std::string read(const std::string& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace given
