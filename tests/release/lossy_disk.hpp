// A disk that loses what was never synced.
//
// `Recording` does what is asked and writes it down. `Disk` begins with what lay in a folder, safely; operations are then done on it one by one, and
// each waits until a sync makes it safe. Of those that wait when the power fails, a `Loss` says which were kept, lost, or (bytes) kept by half.
// The model is harsher than ext4: names and bytes go in any order, four kilobytes at a time.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "given/folder.hpp"
#include "release/files.hpp"

namespace given {

struct Operation {
    enum class What { make_folder, create, write, sync, rename, remove, sync_folder } what;
    std::string path, to{};
    std::string bytes{};
};

class Recording : public repere::release::Files {
public:
    std::vector<Operation> log;
    bool syncs = true;                                     // else it forgets every sync: what a careless program would do

    void make_folder(const std::string& path) override {
        if (!std::filesystem::exists(path)) log.push_back({Operation::What::make_folder, path});
        Files::make_folder(path);
    }
    int create(const std::string& path) override {
        const int descriptor = Files::create(path);
        open_[descriptor] = path;
        log.push_back({Operation::What::create, path});
        return descriptor;
    }
    void write(int descriptor, repere::release::View bytes) override {
        Files::write(descriptor, bytes);
        constexpr std::size_t page = 4096;                 // the kernel writes them back one by one
        for (std::size_t at = 0; at < bytes.size(); at += page) {
            const auto part = bytes.subspan(at, std::min(page, bytes.size() - at));
            log.push_back({Operation::What::write, open_.at(descriptor), "", {part.begin(), part.end()}});
        }
    }
    void sync(int descriptor) override {
        Files::sync(descriptor);
        if (syncs) log.push_back({Operation::What::sync, open_.at(descriptor)});
    }
    void rename(const std::string& from, const std::string& to) override {
        Files::rename(from, to);
        log.push_back({Operation::What::rename, from, to});
    }
    void remove(const std::string& path) override {
        if (std::filesystem::exists(path)) log.push_back({Operation::What::remove, path});
        Files::remove(path);
    }
    void sync_folder(const std::string& path) override {
        Files::sync_folder(path);
        if (syncs) log.push_back({Operation::What::sync_folder, path});
    }

private:
    std::map<int, std::string> open_;
};

enum class Fate : char { lost, half, kept };

class Disk {
public:
    explicit Disk(const std::string& root) : root_{root} {
        nodes_.push_back({.folder = true});
        read(root, 0);
    }

    void apply(const Operation& operation) {
        if (!operation.path.starts_with(root_)) return;    // the folder that the state folder lies in
        const auto [folder, name] = placed(operation.path, live_);
        switch (operation.what) {
            case Operation::What::make_folder: link(folder, name, add({.folder = true})); break;
            case Operation::What::create: link(folder, name, add({})); break;
            case Operation::What::write: {
                const std::size_t node = live_.at(folder).at(name);
                waiting_.push_back({.node = node, .at = nodes_[node].length, .bytes = operation.bytes});
                nodes_[node].length += operation.bytes.size();
                break;
            }
            case Operation::What::sync: settle_bytes(live_.at(folder).at(name)); break;
            case Operation::What::rename: {
                const auto [to_folder, to_name] = placed(operation.to, live_);
                const std::size_t node = live_.at(folder).at(name);
                waiting_.push_back({.name = true, .node = node, .folder = folder, .from = name, .to_folder = to_folder, .to = to_name});
                do_name(waiting_.back(), live_);
                break;
            }
            case Operation::What::remove:
                waiting_.push_back({.name = true, .node = live_.at(folder).at(name), .folder = folder, .from = name});
                do_name(waiting_.back(), live_);
                break;
            case Operation::What::sync_folder: settle_names(operation.path == root_ ? 0 : live_.at(folder).at(name)); break;
        }
    }

    std::size_t waiting() const { return waiting_.size(); }

    // The files that are there after the power failed: path below the root, and what is in it as a key that `bytes` reads.
    std::map<std::string, std::string> after(const std::vector<Fate>& fates) const {
        Tree tree = safe_;
        std::map<std::size_t, std::string> keys;
        for (std::size_t i = 0; i < waiting_.size(); ++i) {
            if (waiting_[i].name) {
                if (fates[i] == Fate::kept) do_name(waiting_[i], tree);
            } else {
                keys[waiting_[i].node] += "lhk"[static_cast<int>(fates[i])];
            }
        }
        std::map<std::string, std::string> files;
        walk(tree, 0, "", [&](const std::string& path, std::size_t node) {
            files[path] = nodes_[node].folder ? "" : std::to_string(node) + ":" + std::to_string(nodes_[node].safe.size()) + ":" + keys[node];
        });
        return files;
    }
    std::string bytes(const std::string& key) const {
        const auto first = key.find(':'), second = key.find(':', first + 1);
        const std::size_t node = std::stoul(key);
        std::string out = nodes_[node].safe;
        std::size_t next = second + 1;
        for (const auto& each : waiting_) {
            if (each.name || each.node != node) continue;
            const char fate = key[next++];
            const std::size_t count = fate == 'k' ? each.bytes.size() : fate == 'h' ? each.bytes.size() / 2 : 0;
            if (count == 0) continue;
            if (out.size() < each.at + count) out.resize(each.at + count, '\0');           // a hole is read as zeros
            out.replace(each.at, count, each.bytes, 0, count);
        }
        return out;
    }

private:
    struct Node {
        bool folder = false;
        std::string safe{};                                // bytes that were synced
        std::size_t length = 0;
    };
    struct Waiting {
        bool name = false;                                 // else bytes
        std::size_t node = 0, at = 0;
        std::string bytes{};
        std::size_t folder = 0;
        std::string from{};                                // "" a new name
        std::size_t to_folder = 0;
        std::string to{};                                  // "" a removal
    };
    using Tree = std::map<std::size_t, std::map<std::string, std::size_t>>;      // folder → name → node

    std::size_t add(Node node) {
        nodes_.push_back(std::move(node));
        if (nodes_.back().folder) live_[nodes_.size() - 1], safe_[nodes_.size() - 1];
        return nodes_.size() - 1;
    }
    void link(std::size_t folder, const std::string& name, std::size_t node) {
        waiting_.push_back({.name = true, .node = node, .to_folder = folder, .to = name});
        do_name(waiting_.back(), live_);
    }
    static void do_name(const Waiting& one, Tree& tree) {
        if (!one.from.empty()) {
            const auto found = tree[one.folder].find(one.from);
            if (found == tree[one.folder].end() || found->second != one.node) return;      // what it would move was itself lost
            tree[one.folder].erase(found);
        }
        if (!one.to.empty()) tree[one.to_folder][one.to] = one.node;
    }
    void settle_bytes(std::size_t node) {
        for (auto& each : waiting_)
            if (!each.name && each.node == node) nodes_[node].safe.resize(std::max(nodes_[node].safe.size(), each.at), '\0'), nodes_[node].safe.replace(each.at, each.bytes.size(), each.bytes);
        std::erase_if(waiting_, [&](const Waiting& each) { return !each.name && each.node == node; });
    }
    void settle_names(std::size_t folder) {
        const auto of = [&](const Waiting& each) { return each.name && (each.from.empty() ? each.to_folder : each.folder) == folder; };
        for (const auto& each : waiting_)
            if (of(each)) do_name(each, safe_);
        std::erase_if(waiting_, of);
    }
    std::pair<std::size_t, std::string> placed(const std::string& path, const Tree& tree) const {
        std::size_t folder = 0;
        std::string name;
        for (const auto& part : std::filesystem::path{path}.lexically_relative(root_)) {
            if (!name.empty()) folder = tree.at(folder).at(name);
            name = part.string() == "." ? "" : part.string();
        }
        return {folder, name};
    }
    void read(const std::string& path, std::size_t folder) {
        live_[folder], safe_[folder];
        for (const auto& entry : std::filesystem::directory_iterator{path}) {
            Node node{.folder = entry.is_directory()};
            if (!node.folder) node.safe = given::read(entry.path().string());
            node.length = node.safe.size();
            const std::size_t index = add(std::move(node));
            live_[folder][entry.path().filename().string()] = safe_[folder][entry.path().filename().string()] = index;
            if (nodes_[index].folder) read(entry.path().string(), index);
        }
    }
    template <class Visit>
    static void walk(const Tree& tree, std::size_t folder, const std::string& path, Visit&& visit) {
        for (const auto& [name, node] : tree.at(folder)) {
            visit(path + name, node);
            if (tree.contains(node)) walk(tree, node, path + name + "/", visit);
        }
    }

    std::string root_;
    std::vector<Node> nodes_;
    Tree live_, safe_;
    std::vector<Waiting> waiting_;
};

}  // namespace given
