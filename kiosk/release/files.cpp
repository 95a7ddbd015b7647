#include "release/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <utility>

namespace repere::release {

namespace {

void done(bool well, const std::string& path) {
    if (!well) throw FileError{path + ": " + std::strerror(errno)};
}

}  // namespace

void Files::make_folder(const std::string& path) { done(::mkdir(path.c_str(), 0755) == 0 || errno == EEXIST, path); }

int Files::create(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644);
    done(descriptor >= 0, path);
    return descriptor;
}

void Files::write(int descriptor, View bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        done(written > 0, "what is written");
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

void Files::sync(int descriptor) { done(::fsync(descriptor) == 0, "what was written"); }

void Files::close(int descriptor) { ::close(descriptor); }                 // it was synced: nothing can be lost any more

void Files::rename(const std::string& from, const std::string& to) { done(std::rename(from.c_str(), to.c_str()) == 0, to); }

void Files::remove(const std::string& path) { done(std::remove(path.c_str()) == 0 || errno == ENOENT, path); }

void Files::sync_folder(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    done(descriptor >= 0, path);
    const bool well = ::fsync(descriptor) == 0;
    const int error = errno;
    ::close(descriptor);
    errno = error;
    done(well, path);
}

NewFile::NewFile(Files& files, const std::string& path) : files_{files}, descriptor_{files.create(path)} {}

NewFile::~NewFile() {
    if (descriptor_ >= 0) files_.close(descriptor_);
}

void NewFile::keep() {
    files_.sync(descriptor_);
    files_.close(std::exchange(descriptor_, -1));
}

void write_file(Files& files, const std::string& path, View bytes) {
    NewFile file{files, path};
    file.write(bytes);
    file.keep();
}

void replace_file(Files& files, const std::string& path, View bytes) {
    write_file(files, path + ".new", bytes);
    files.rename(path + ".new", path);
    const auto slash = path.rfind('/');
    files.sync_folder(slash == std::string::npos ? "." : path.substr(0, slash));
}

std::optional<Bytes> read_file(const std::string& path, std::size_t most) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file{std::fopen(path.c_str(), "rbe"), &std::fclose};
    if (!file) return {};
    Bytes bytes;
    std::array<unsigned char, 64 * 1024> part;
    while (bytes.size() <= most)
        if (const std::size_t size = std::fread(part.data(), 1, part.size(), file.get())) bytes.insert(bytes.end(), part.begin(), part.begin() + size);
        else if (std::ferror(file.get())) return {};
        else return bytes;
    bytes.resize(most + 1);
    return bytes;
}

}  // namespace repere::release
