import Foundation

/// What a file may be before anybody looks at its contents, so that no file can eat the memory or the stack.
enum FileLimits {
    /// 100 items with five answers in two languages are below 400 kB.
    static let bytes = 2_000_000
    /// A subscale of a golden vector, the deepest place of a scale, is nine deep.
    static let depth = 32

    static func check(_ data: Data) throws(QuestionnaireFault) {
        guard data.count <= bytes else {
            throw fault(.tooLarge, "is \(data.count) bytes long; a scale has at most \(bytes)")
        }
        guard !data.contains(0) else { throw fault(.unreadable, "holds a NUL byte; it should be JSON in UTF-8") }
        guard deepest(data) <= depth else { throw fault(.tooLarge, "nests deeper than \(depth) levels") }
    }

    /// How deep brackets nest, those inside texts left out.
    private static func deepest(_ data: Data) -> Int {
        var (depth, deepest, isText, isEscaped) = (0, 0, false, false)
        for byte in data {
            if isText {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isText = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isText = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: continue
            }
            deepest = max(deepest, depth)
        }
        return deepest
    }

    private static func fault(_ kind: QuestionnaireFault.Kind, _ reason: String) -> QuestionnaireFault {
        QuestionnaireFault(kind: kind, element: "file", reason: reason)
    }
}
