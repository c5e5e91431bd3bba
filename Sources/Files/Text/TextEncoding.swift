/// How the characters of a text file are written: as all the world does, or as Chinese spreadsheets do.
public enum TextEncoding: Sendable, Equatable { case utf8, gb18030 }

/// Finds out how a text is written, from chunks of it and in little memory.
///
/// The whole text is looked at: the first lines of many a list are plain ASCII, and a few characters of GB18030 may
/// by chance be well-formed UTF-8.
public struct EncodingFinder {
    private var start: [UInt8] = []
    private var check = UTF8Check()
    private var isUTF8 = true

    public init() {}

    public mutating func look(at chunk: [UInt8]) {
        if start.count < 2 { start += chunk.prefix(2 - start.count) }
        if isUTF8 { isUTF8 = check.accepts(chunk) }
    }

    /// - Throws: `FileFault.utf16`, which Excel calls "Unicode text".
    public func found() throws(FileFault) -> TextEncoding {
        if start == [0xFF, 0xFE] || start == [0xFE, 0xFF] { throw .utf16 }
        return isUTF8 && check.isComplete ? .utf8 : .gb18030
    }
}

/// Whether bytes that come in chunks are well-formed UTF-8; a character may lie across two chunks.
struct UTF8Check {
    private(set) var pending: [UInt8] = []

    var isComplete: Bool { pending.isEmpty }

    mutating func accepts(_ chunk: [UInt8]) -> Bool { wholeCharacters(of: chunk) != nil }

    /// The characters that are complete by now; `nil` when they are not UTF-8.
    mutating func wholeCharacters(of chunk: [UInt8]) -> [UInt8]? {
        var bytes = pending.isEmpty ? chunk : pending + chunk
        let whole = bytes.count - Self.unfinished(bytes)
        pending = Array(bytes[whole...])
        bytes.removeLast(pending.count)
        return String(validating: bytes, as: UTF8.self) == nil ? nil : bytes
    }

    /// How many bytes at the end begin a character that goes on in the next chunk.
    private static func unfinished(_ bytes: [UInt8]) -> Int {
        for back in 1...3 where back <= bytes.count {
            let byte = bytes[bytes.count - back]
            if byte & 0xC0 == 0x80 { continue }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            return length > back ? back : 0
        }
        return 0
    }
}
