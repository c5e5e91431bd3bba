/// What in a text could be somebody's name, so that a record that must name nobody can be held against a roster.
public enum SpokenNames {
    /// Signs of a Chinese name: a family name and what follows it.
    private static let lengths = 2...4

    /// Each as rosters compare names: without blanks, with one kind of middle dot, in small letters.
    public static func possible(in text: String) -> Set<String> {
        var names: Set<String> = []
        for run in runs(of: text) {
            names.formUnion(windows(of: run))
        }
        names.formUnion(dotted(in: text))
        let words = words(of: text)
        for first in words.indices {
            // A name in letters is two to four words, or several parts with a dot between them in one.
            for last in first..<min(first + 4, words.count) {
                names.insert(words[first...last].joined().lowercased())
            }
        }
        return names.filter { $0.unicodeScalars.count >= lengths.lowerBound }
    }

    /// Characters that stand side by side, over blanks as well: 张 三 is the same name as 张三.
    private static func runs(of text: String) -> [[Unicode.Scalar]] {
        var runs: [[Unicode.Scalar]] = [[]]
        for sign in text.unicodeScalars where !sign.properties.isWhitespace {
            if isCharacter(sign) {
                runs[runs.count - 1].append(sign)
            } else if !runs[runs.count - 1].isEmpty {
                runs.append([])
            }
        }
        return runs
    }

    private static func windows(of run: [Unicode.Scalar]) -> [String] {
        lengths.flatMap { length -> [String] in
            guard run.count >= length else { return [] }
            return (0...(run.count - length)).map { start in
                String(String.UnicodeScalarView(run[start..<(start + length)]))
            }
        }
    }

    /// 阿依古丽·买买提 in the middle of a sentence: up to eight characters on each side of the dot.
    private static func dotted(in text: String) -> [String] {
        let signs = text.unicodeScalars.map { dots.contains($0) ? dot : $0 }
        return signs.indices.filter { signs[$0] == dot }.flatMap { place -> [String] in
            let before = signs[..<place].reversed().prefix { isCharacter($0) }.prefix(8)
            let after = signs[(place + 1)...].prefix { isCharacter($0) }.prefix(8)
            guard !before.isEmpty, !after.isEmpty else { return [] }
            return (1...before.count).flatMap { left in
                (1...after.count).map { right in
                    let name = Array(before.prefix(left).reversed()) + [dot] + Array(after.prefix(right))
                    return String(String.UnicodeScalarView(name))
                }
            }
        }
    }

    /// Words between blanks and marks; the dots within a name are all written the same.
    private static func words(of text: String) -> [String] {
        let signs = text.unicodeScalars.map { dots.contains($0) ? dot : $0 }
        return signs.split { !isPart($0) }.map { trimmed(String(String.UnicodeScalarView($0))) }
            .filter { !$0.isEmpty }
    }

    /// A stop at the end of a sentence is none of the dots within a name.
    private static func trimmed(_ word: String) -> String {
        var word = Substring(word)
        while word.first == "\u{B7}" { word.removeFirst() }
        while word.last == "\u{B7}" { word.removeLast() }
        return String(word)
    }

    private static func isPart(_ sign: Unicode.Scalar) -> Bool {
        sign == dot || sign == "-" || sign == "'" || sign.properties.isAlphabetic || ("0"..."9").contains(sign)
    }

    private static func isCharacter(_ sign: Unicode.Scalar) -> Bool {
        sign.properties.isIdeographic
    }

    private static let dot: Unicode.Scalar = "\u{B7}"

    /// As people write it.
    private static let dots: Set<Unicode.Scalar> = [
        "\u{B7}", "\u{2022}", "\u{30FB}", "\u{FF0E}", "\u{2027}", ".",
    ]
}
