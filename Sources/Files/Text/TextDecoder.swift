import Glibc

/// Turns the bytes of a text into UTF-8, chunk by chunk, and refuses what is no honest text.
///
/// A byte order mark is taken off; control characters other than tab and line ends are refused, NUL first of all:
/// no database keeps it whole, and no list of people needs it.
public final class TextDecoder {
    private let converter: Converter?
    private var check = UTF8Check()
    private var row = 1
    private var isStart = true

    public init(_ encoding: TextEncoding) throws(FileFault) {
        converter = encoding == .gb18030 ? try Converter() : nil
    }

    /// - Throws: `FileFault.unknownEncoding` or `.controlCharacter`, with the line.
    public func decode(_ chunk: [UInt8]) throws(FileFault) -> [UInt8] {
        let text = converter.map { $0.utf8(of: chunk) } ?? check.wholeCharacters(of: chunk)
        guard var text else { throw .unknownEncoding(row: row) }
        if isStart, !text.isEmpty {
            isStart = false
            if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
        }
        try refuseControls(text)
        return text
    }

    /// - Throws: `FileFault.unknownEncoding` when the text ends in the middle of a character.
    public func finish() throws(FileFault) {
        guard check.isComplete, converter?.isComplete ?? true else { throw .unknownEncoding(row: row) }
    }

    private func refuseControls(_ text: [UInt8]) throws(FileFault) {
        var before: UInt8 = 0
        for byte in text {
            if byte == 10 {
                row += 1
            } else if byte < 32 && byte != 9 && byte != 13 || byte == 127 || before == 0xC2 && byte < 0xA0 {
                throw .controlCharacter(row: row)
            }
            before = byte
        }
    }
}

/// The system's own conversion from GB18030, which knows the characters of four bytes.
private final class Converter {
    private let handle: iconv_t
    private var pending: [UInt8] = []

    init() throws(FileFault) {
        let opened = iconv_open("UTF-8", "GB18030")
        // What cannot be opened is minus one, not nil.
        guard let opened, Int(bitPattern: opened) != -1 else { throw .unknownEncoding(row: 1) }
        handle = opened
    }

    deinit { iconv_close(handle) }

    var isComplete: Bool { pending.isEmpty }

    func utf8(of chunk: [UInt8]) -> [UInt8]? {
        var input = pending + chunk
        // Two bytes become three at most, and four become four.
        var output = [UInt8](repeating: 0, count: input.count * 2 + 8)
        var (read, written, failure) = (0, 0, Int32(0))
        input.withUnsafeMutableBytes { input in
            output.withUnsafeMutableBytes { output in
                var from = input.bindMemory(to: CChar.self).baseAddress
                var to = output.bindMemory(to: CChar.self).baseAddress
                var (fromLeft, toLeft) = (input.count, output.count)
                if iconv(handle, &from, &fromLeft, &to, &toLeft) == Int(bitPattern: UInt.max) { failure = errno }
                read = input.count - fromLeft
                written = output.count - toLeft
            }
        }
        // EINVAL is a character that goes on in the next chunk; everything else is none at all.
        guard failure == 0 || failure == EINVAL else { return nil }
        pending = Array(input[read...])
        return Array(output[..<written])
    }
}
