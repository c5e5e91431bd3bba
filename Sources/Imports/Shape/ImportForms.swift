public import Foundation
public import Care

/// What the columns of each kind of list are called, read from `Content/Imports`. Names are words for people, and so
/// stand in no source file.
public struct ImportForms: Sendable {
    private let forms: [String: ImportForm]

    /// - Throws: `BrokenImportForm` with the file's name.
    public init(files: [(name: String, data: Data)]) throws {
        var forms: [String: ImportForm] = [:]
        for file in files {
            do {
                let form = try JSONDecoder().decode(ImportForm.self, from: file.data)
                guard forms.updateValue(form, forKey: form.kind) == nil, form.isSound else {
                    throw BrokenImportForm(file: file.name, reason: "a name or key stands there twice or is missing")
                }
            } catch let fault as DecodingError {
                throw BrokenImportForm(file: file.name, reason: "\(fault)")
            }
        }
        self.forms = forms
    }

    /// - Throws: `BrokenImportForm` when there is none: a house put together without something it needs.
    public func form(_ kind: String) throws -> ImportForm {
        guard let form = forms[kind] else { throw BrokenImportForm(file: kind, reason: "missing") }
        return form
    }
}

/// The columns of one kind of list.
public struct ImportForm: Sendable, Codable, Equatable {
    public let kind: String
    public let columns: [ImportColumn]

    /// No two columns may answer to the same name, or a list could be read wrongly without anybody noticing.
    var isSound: Bool {
        let names = columns.flatMap { Set($0.allNames.map(ImportColumn.plain)) }
        let isNamed = columns.allSatisfy { column in
            Language.allCases.allSatisfy { !(column.names[$0.rawValue] ?? []).isEmpty }
        }
        return isNamed && Set(names).count == names.count && Set(columns.map(\.key)).count == columns.count
    }
}

/// One column: what it is called in each language, whether it must be there, and an invented example.
public struct ImportColumn: Sendable, Codable, Equatable {
    public let key: String
    public let isNeeded: Bool
    /// By language, the name that we write first and then all others that we understand.
    public let names: [String: [String]]
    public let example: [String: String]
    /// By language, what may stand there.
    public let note: [String: String]?
    /// Where only some words may stand: what each of them may be called, in any language.
    public let choices: [String: [String]]?

    /// Which of the choices is meant, by its key or one of its names.
    public func choice(_ text: String) -> String? {
        let text = Self.plain(text)
        return choices?.first { Self.plain($0.key) == text || $0.value.contains { Self.plain($0) == text } }?.key
    }

    public func name(in language: Language) -> String { names[language.rawValue]?.first ?? key }

    var allNames: [String] { [key] + names.values.flatMap { $0 } }

    /// The name as people vary it: case, blanks and the star of a needed column do not count.
    static func plain(_ name: String) -> String {
        name.lowercased().filter { !$0.isWhitespace && !"*\u{FF0A}_:\u{FF1A}".contains($0) }
    }

    /// Whether a column of a file is meant by this one.
    public func answers(to name: String) -> Bool {
        let name = Self.plain(name)
        return allNames.contains { Self.plain($0) == name }
    }
}

/// A form that cannot be read keeps the house shut, by name.
public struct BrokenImportForm: Error, CustomStringConvertible {
    public let file: String
    public let reason: String
    public var description: String { "\(file): \(reason)" }
}
