public import Care

/// A piece of a page. What is interpolated is escaped; only another `HTML` goes in as it is.
///
/// Phrases stay phrases until the page is written for a visitor's language.
public struct HTML: Sendable {
    enum Piece: Sendable {
        /// What stands in the source code.
        case literal(StaticString)
        /// Escaped already.
        case text(String)
        case phrase(Phrase)
        /// Another piece of a page, kept as it is: pages are deep, and what is deep would be copied level by level.
        case part([Piece])
    }

    var pieces: [Piece]

    public static let empty = HTML(pieces: [])

    public static func + (left: HTML, right: HTML) -> HTML { HTML(pieces: [.part(left.pieces), .part(right.pieces)]) }

    init(pieces: [Piece]) {
        self.pieces = pieces
    }

    /// The page in one language, as UTF-8.
    func written(in language: Language, with words: Words) -> [UInt8] {
        var page: [UInt8] = []
        page.reserveCapacity(16_384)
        Self.write(pieces, to: &page) { Self.escaped(words.text($0, in: language)) }
        return page
    }

    private static func write(_ pieces: [Piece], to page: inout [UInt8], saying say: (Phrase) -> String) {
        for piece in pieces {
            switch piece {
            case .literal(let text): text.withUTF8Buffer { page.append(contentsOf: $0) }
            case .text(let text): page.append(contentsOf: text.utf8)
            case .phrase(let phrase): page.append(contentsOf: say(phrase).utf8)
            case .part(let part): write(part, to: &page, saying: say)
            }
        }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool { [34, 38, 39, 60, 62].contains(byte) }

    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: isSpecial) else { return text }
        var safe = ""
        safe.reserveCapacity(text.utf8.count + 16)
        for character in text.unicodeScalars {
            switch character {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            case "'": safe += "&#39;"
            default: safe.unicodeScalars.append(character)
            }
        }
        return safe
    }
}

extension HTML: ExpressibleByStringInterpolation {
    public init(stringLiteral text: StaticString) {
        pieces = [.literal(text)]
    }

    public init(stringInterpolation: StringInterpolation) {
        pieces = stringInterpolation.pieces
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount * 2 + 1)
        }

        public mutating func appendLiteral(_ text: StaticString) {
            pieces.append(.literal(text))
        }

        public mutating func appendInterpolation(_ text: String) {
            pieces.append(.text(HTML.escaped(text)))
        }

        public mutating func appendInterpolation(_ number: some BinaryInteger) {
            pieces.append(.text("\(number)"))
        }

        public mutating func appendInterpolation(_ part: HTML) {
            pieces.append(.part(part.pieces))
        }

        public mutating func appendInterpolation(each parts: [HTML]) {
            for part in parts { pieces.append(.part(part.pieces)) }
        }

        public mutating func appendInterpolation(if condition: Bool, _ part: @autoclosure () -> HTML) {
            if condition { pieces.append(.part(part().pieces)) }
        }

        /// Says a phrase of `Words` in the visitor's language, escaped.
        public mutating func appendInterpolation(say key: String, _ values: [String: String] = [:]) {
            pieces.append(.phrase(Phrase(key, values)))
        }

        public mutating func appendInterpolation(say phrase: Phrase) {
            pieces.append(.phrase(phrase))
        }
    }
}
