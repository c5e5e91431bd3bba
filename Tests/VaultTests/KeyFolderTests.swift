import Care
import Dispatch
import Foundation
import Synchronization
import Testing
import Vault

/// A folder that disappears with the test.
private final class Scratch {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("vault-\(UUID().uuidString)").path
    var keys: String { path + "/keys" }
    var master: String { keys + "/master.key" }

    deinit {
        do { try FileManager.default.removeItem(atPath: path) } catch { Issue.record(error) }
    }

    func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    func set(_ mode: Int, _ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
}

private func name(_ ring: KeyRing) -> [[UInt8]] { ring.verificationKeys(for: "test") }

@Suite struct KeyFolderTests {
    private let scratch = Scratch()

    @Test func `the first start makes a key that only its owner can read, and keeps it`() throws {
        let first = try KeyRing.open(folder: scratch.keys)
        #expect(try scratch.mode(scratch.keys) == 0o700)
        #expect(try scratch.mode(scratch.master) == 0o600)
        let text = try String(contentsOfFile: scratch.master, encoding: .utf8)
        #expect(Data(base64Encoded: text.trimmingCharacters(in: .newlines))?.count == 32)
        #expect(try name(KeyRing.open(folder: scratch.keys)) == name(first))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.keys) == ["master.key"])
    }

    @Test func `two platforms have different keys`() throws {
        let other = Scratch()
        #expect(try name(KeyRing.open(folder: scratch.keys)) != name(KeyRing.open(folder: other.keys)))
    }

    @Test func `servers that start at once on an empty folder end with one key`() throws {
        for round in 0..<20 {
            let folder = "\(scratch.path)/\(round)/keys"
            let seen = Mutex<Set<[[UInt8]]>>([])
            let failures = Mutex(0)
            DispatchQueue.concurrentPerform(iterations: 8) { _ in
                do {
                    let ring = try KeyRing.open(folder: folder)
                    seen.withLock { _ = $0.insert(name(ring)) }
                } catch {
                    failures.withLock { $0 += 1 }
                }
            }
            #expect(failures.withLock { $0 } == 0)
            #expect(seen.withLock { $0.count } == 1)
        }
    }

    @Test(arguments: [0o640, 0o604, 0o660, 0o644])
    func `a key that others may read is refused with the line that mends it`(mode: Int) throws {
        _ = try KeyRing.open(folder: scratch.keys)
        try scratch.set(mode, scratch.master)
        let expected = KeyFolderError.fileOpenToOthers(file: scratch.master, mode: UInt32(mode))
        #expect(throws: expected) { try KeyRing.open(folder: scratch.keys) }
        #expect(expected.description.contains("chmod 600"))
    }

    @Test func `a folder in which others may write is refused`() throws {
        _ = try KeyRing.open(folder: scratch.keys)
        try scratch.set(0o770, scratch.keys)
        #expect(throws: KeyFolderError.folderOpenToOthers(folder: scratch.keys, mode: 0o770)) {
            try KeyRing.open(folder: scratch.keys)
        }
    }

    @Test(arguments: ["", "not base64!", "c2hvcnQ=", String(repeating: "QUFB", count: 11), "\u{0}\u{1}"])
    func `a damaged key is refused and never replaced`(text: String) throws {
        _ = try KeyRing.open(folder: scratch.keys)
        try Data(text.utf8).write(to: URL(fileURLWithPath: scratch.master))
        try scratch.set(0o600, scratch.master)
        #expect(throws: KeyFolderError.damaged(file: scratch.master)) { try KeyRing.open(folder: scratch.keys) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.master)) == Data(text.utf8))
    }

    @Test func `where data needs its key, a missing one is an error and no new key appears`() throws {
        #expect(throws: KeyFolderError.empty(folder: scratch.keys)) {
            try KeyRing.open(folder: scratch.keys, makingFirst: false)
        }
        _ = try KeyRing.open(folder: scratch.keys)
        try FileManager.default.removeItem(atPath: scratch.master)
        #expect(throws: KeyFolderError.empty(folder: scratch.keys)) {
            try KeyRing.open(folder: scratch.keys, makingFirst: false)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.keys).isEmpty)
    }

    @Test func `rotating adds a key, and the highest number seals, also beyond nine`() throws {
        let first = try KeyRing.open(folder: scratch.keys)
        let sealed = first.seal("王小明", for: "a")
        for _ in 2...11 { _ = try KeyRing.rotate(folder: scratch.keys) }
        let ring = try KeyRing.open(folder: scratch.keys)
        #expect(name(ring).count == 11)
        #expect(name(ring).last == name(first).first)
        #expect(try ring.open(sealed, for: "a").exposed == "王小明")
        #expect(try scratch.mode(scratch.keys + "/master-11.key") == 0o600)
        let newest = try #require(name(ring).first)
        #expect(KeyRing.verify(ring.sign([1], for: "test"), of: [1], under: newest))
    }

    @Test(arguments: ["master-02.key", "master-1.key", "master-x.key", "master (copy).key", "master-0.key"])
    func `a file that only looks like a key is named instead of guessed at`(file: String) throws {
        _ = try KeyRing.open(folder: scratch.keys)
        let path = "\(scratch.keys)/\(file)"
        try FileManager.default.copyItem(atPath: scratch.master, toPath: path)
        #expect(throws: KeyFolderError.strangeName(file: path)) { try KeyRing.open(folder: scratch.keys) }
    }

    @Test func `a folder that cannot be made is told with the reason of the system`() throws {
        _ = try KeyRing.open(folder: scratch.keys)
        let error = try #require(throws: KeyFolderError.self) { try KeyRing.open(folder: scratch.master + "/keys") }
        guard case .refused(_, let reason) = error else {
            Issue.record("not a refusal: \(error)")
            return
        }
        #expect(!reason.isEmpty)
    }
}
