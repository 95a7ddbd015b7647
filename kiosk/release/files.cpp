#include "release/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
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

Reading::Reading(const std::string& path) : descriptor_{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)}, part_(64 * 1024) {
    missing_ = descriptor_ < 0 && errno == ENOENT;
    struct stat is{};
    if (open() && (::fstat(descriptor_, &is) != 0 || !S_ISREG(is.st_mode))) ::close(std::exchange(descriptor_, -1));
}

Reading::~Reading() {
    if (open()) ::close(descriptor_);
}

std::optional<View> Reading::next() {
    ssize_t size = -1;
    do size = open() ? ::read(descriptor_, part_.data(), part_.size()) : -1;
    while (size < 0 && open() && errno == EINTR);
    if (size < 0) return {};
    return View{part_}.first(static_cast<std::size_t>(size));
}

std::optional<Bytes> read_file(const std::string& path, std::size_t most) {
    Reading file{path};
    Bytes bytes;
    while (bytes.size() <= most) {
        const auto part = file.next();
        if (!part) return {};
        if (part->empty()) return bytes;
        bytes.insert(bytes.end(), part->begin(), part->end());
    }
    bytes.resize(most + 1);
    return bytes;
}

}  // namespace repere::release
