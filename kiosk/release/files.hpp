// What changes a disk, one system call a function, so that a test can write down each of them and lose what was never synced.
// Whatever fails is a FileError with the system's own words. Reading changes nothing and goes past this.
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>

#include "release/minisign.hpp"

namespace repere::release {

struct FileError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class Files {
public:
    virtual ~Files() = default;
    virtual void make_folder(const std::string& path);                 // no error where there is one
    virtual int create(const std::string& path);                       // a descriptor; what was there is emptied
    virtual void write(int descriptor, View bytes);                    // all of them
    virtual void sync(int descriptor);
    virtual void close(int descriptor);
    virtual void rename(const std::string& from, const std::string& to);
    virtual void remove(const std::string& path);                      // a file, or an empty folder
    virtual void sync_folder(const std::string& path);
};

class NewFile {                                            // closed when it goes; without keep() its bytes may be lost
public:
    NewFile(Files& files, const std::string& path);
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    void write(View bytes) { files_.write(descriptor_, bytes); }
    void keep();

private:
    Files& files_;
    int descriptor_;
};

void write_file(Files& files, const std::string& path, View bytes);        // synced; its name is not
void replace_file(Files& files, const std::string& path, View bytes);      // the whole of it is there under its name, or what was there before

class Reading {                                            // of a file, and of nothing else: a pipe on a stick would be waited for
public:
    explicit Reading(const std::string& path);
    ~Reading();
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;
    bool open() const { return descriptor_ >= 0; }
    bool missing() const { return missing_; }
    std::optional<View> next();                            // the next bytes, until the next call; empty at the end; nothing when they cannot be read

private:
    int descriptor_ = -1;
    bool missing_ = false;
    Bytes part_;
};

// Nothing when it cannot be read. Of a longer file, one byte more than `most`.
std::optional<Bytes> read_file(const std::string& path, std::size_t most);

}  // namespace repere::release
