import Foundation

/// What a file may be before anybody looks at its contents, so that no file can eat the memory.
enum FileLimits {
    /// 100 items with five answers in two languages are below 400 kB.
    static let bytes = 2_000_000

    static func check(_ data: Data) throws(QuestionnaireFault) {
        guard data.count <= bytes else {
            throw QuestionnaireFault(
                kind: .tooLarge, element: "file",
                reason: "is \(data.count) bytes long; a scale has at most \(bytes)")
        }
    }
}
