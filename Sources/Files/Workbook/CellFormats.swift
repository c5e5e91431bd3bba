/// What the number in a cell stands for, by the way it is shown.
enum CellFormat: Sendable, Equatable {
    case number, day, time, dayAndTime

    /// The formats that every spreadsheet has without saying so. Source: ECMA-376 part 1, 18.8.30, with those of
    /// Simplified Chinese.
    init(builtIn number: Int) {
        switch number {
        case 14...17, 27...31, 36, 50...54, 57, 58: self = .day
        case 18...21, 32...35, 45...47, 55, 56: self = .time
        case 22: self = .dayAndTime
        default: self = .number
        }
    }

    /// A format that somebody wrote, such as `yyyy"-"mm"-"dd` or `[Red]0.00`.
    init(code: String) {
        let letters = Self.letters(of: code)
        let showsTime = letters.contains("h") || letters.contains("s")
        let showsDay = letters.contains("y") || letters.contains("d") || letters.contains("m") && !showsTime
        self = showsDay ? (showsTime ? .dayAndTime : .day) : showsTime ? .time : .number
    }

    /// What counts in a format: not what stands in quotation marks, behind a backslash or as a colour in brackets.
    private static func letters(of code: String) -> Set<Character> {
        var letters: Set<Character> = []
        var (isQuoted, isEscaped) = (false, false)
        var bracket: String?
        for character in code.lowercased() {
            if isEscaped {
                isEscaped = false
            } else if character == "\"" {
                isQuoted.toggle()
            } else if isQuoted {
                continue
            } else if character == "[" {
                bracket = ""
            } else if character == "]" {
                // Hours and minutes that go on counting stand in brackets.
                if let inside = bracket, let first = inside.first, inside.allSatisfy({ $0 == first }) {
                    letters.insert(first)
                }
                bracket = nil
            } else if bracket != nil {
                bracket?.append(character)
            } else if ["\\", "_", "*"].contains(character) {
                isEscaped = true
            } else if character == ";" {
                break
            } else {
                letters.insert(character)
            }
        }
        return letters
    }
}

/// How each style of a workbook shows numbers.
final class CellFormats: PartReader {
    private var written: [Int: CellFormat] = [:]
    private var styles: [CellFormat] = []
    private var isInStyles = false

    override func begin(_ element: Substring, _ attributes: [String: String]) {
        let number = attributes["numFmtId"].flatMap(Int.init) ?? 0
        switch element {
        case "numFmt": written[number] = CellFormat(code: attributes["formatCode"] ?? "")
        case "cellXfs": isInStyles = true
        case "xf" where isInStyles: styles.append(written[number] ?? CellFormat(builtIn: number))
        default: break
        }
    }

    override func end(_ element: Substring) {
        if element == "cellXfs" { isInStyles = false }
    }

    func format(_ style: Int) -> CellFormat { styles.indices.contains(style) ? styles[style] : .number }
}
