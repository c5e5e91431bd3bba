import Foundation

/// What stands after the question mark. What the door does not know is left aside, as FHIR asks, unless the program
/// wants to be told (`Prefer: handling=strict`).
struct FHIRSearch: Sendable {
    /// What every door takes: how the answer is written is settled before.
    private static let everywhere: Set<String> = ["_format", "_pretty"]

    private(set) var values: [String: String] = [:]

    /// - Throws: `FHIRFaults` for what cannot be read, for a parameter that stands there twice, and for unknown ones
    ///   where strictness was asked for.
    init(_ query: String?, known: [String], isStrict: Bool) throws {
        for pair in (query ?? "").split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.plain(parts[0]), let value = parts.count == 2 ? Self.plain(parts[1]) : "",
                !name.utf8.contains(0), !value.utf8.contains(0)
            else {
                throw FHIRFaults.search(.unreadable, "")
            }
            guard known.contains(String(name.prefix { $0 != ":" })) else {
                if isStrict, !Self.everywhere.contains(name) { throw FHIRFaults.search(.unknownParameter, name) }
                continue
            }
            guard values.updateValue(value, forKey: name) == nil else {
                throw FHIRFaults.search(.parameterTwice, name)
            }
        }
    }

    /// - Returns: `nil` for a parameter that is not there or empty: FHIR counts both alike.
    subscript(name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// What was searched by, to stand in the answer.
    var text: String { text(with: [:]) }

    func text(with others: [String: String]) -> String {
        let all = values.merging(others) { $1 }.sorted { $0.key < $1.key }
        return all.map { "\(Self.encoded($0.key))=\(Self.encoded($0.value))" }.joined(separator: "&")
    }

    private static func plain(_ text: Substring) -> String? {
        text.replacingOccurrences(of: "+", with: " ").removingPercentEncoding
    }

    private static func encoded(_ text: String) -> String {
        let plain = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/:")
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}
