import Storage
import Vault

/// Rows as bytes, the same from both engines: each value with a mark of its kind and, where it can vary, its length.
enum RowCode {
    private enum Mark: UInt8 {
        case null, text, integer, real, no, yes, bytes
    }

    static func bytes(of row: [SQLValue]) -> [UInt8] {
        var bytes: [UInt8] = []
        for value in row {
            switch value {
            case .null: bytes.append(Mark.null.rawValue)
            case .bool(let truth): bytes.append((truth ? Mark.yes : .no).rawValue)
            case .integer(let number): append(.integer, UInt64(bitPattern: number), to: &bytes)
            case .real(let number): append(.real, number.bitPattern, to: &bytes)
            case .text(let text): append(.text, Array(text.utf8), to: &bytes)
            case .bytes(let content): append(.bytes, content, to: &bytes)
            }
        }
        return bytes
    }

    /// - Parameter width: how many values a row has.
    /// - Returns: nil when the bytes are none of ours.
    static func rows(in bytes: [UInt8], width: Int) -> [[SQLValue]]? {
        var (rows, rest) = ([[SQLValue]](), bytes[...])
        while !rest.isEmpty {
            var row: [SQLValue] = []
            for _ in 0..<width {
                guard let value = value(from: &rest) else { return nil }
                row.append(value)
            }
            guard width > 0 else { return nil }
            rows.append(row)
        }
        return rows
    }

    private static func append(_ mark: Mark, _ number: UInt64, to bytes: inout [UInt8]) {
        bytes.append(mark.rawValue)
        bytes.append(contentsOf: BigEndian.bytes(number))
    }

    private static func append(_ mark: Mark, _ content: [UInt8], to bytes: inout [UInt8]) {
        append(mark, UInt64(content.count), to: &bytes)
        bytes.append(contentsOf: content)
    }

    private static func value(from rest: inout ArraySlice<UInt8>) -> SQLValue? {
        guard let mark = rest.popFirst().flatMap(Mark.init) else { return nil }
        switch mark {
        case .null: return .null
        case .no: return .bool(false)
        case .yes: return .bool(true)
        case .integer: return number(from: &rest).map { .integer(Int64(bitPattern: $0)) }
        case .real: return number(from: &rest).map { .real(Double(bitPattern: $0)) }
        case .text: return content(from: &rest).map { .text(String(decoding: $0, as: UTF8.self)) }
        case .bytes: return content(from: &rest).map { .bytes($0) }
        }
    }

    private static func number(from rest: inout ArraySlice<UInt8>) -> UInt64? {
        guard rest.count >= 8 else { return nil }
        defer { rest = rest.dropFirst(8) }
        return BigEndian.number(rest.prefix(8))
    }

    private static func content(from rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        guard let length = number(from: &rest), length <= UInt64(rest.count) else { return nil }
        defer { rest = rest.dropFirst(Int(length)) }
        return Array(rest.prefix(Int(length)))
    }
}

/// Numbers as eight bytes, the highest first.
enum BigEndian {
    static func bytes(_ number: UInt64) -> [UInt8] {
        stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> UInt64($0)) }
    }

    static func number(_ bytes: some Collection<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}

/// The sum of the checksums of rows. It does not depend on their order, which two databases may see otherwise.
struct RowSum {
    private(set) var rows = 0
    private var lanes: [UInt64] = [0, 0, 0, 0]

    mutating func add(_ row: [UInt8]) {
        let digest = Checksum.digest(row)
        for lane in lanes.indices {
            lanes[lane] &+= BigEndian.number(digest[(lane * 8)..<(lane * 8 + 8)])
        }
        rows += 1
    }

    /// 64 digits.
    var text: String { Checksum.hexadecimal(lanes.flatMap(BigEndian.bytes)) }
}
