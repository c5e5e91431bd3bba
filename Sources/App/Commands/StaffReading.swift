import Access
import Accounts
import ArgumentParser
import Care
import Files
import Foundation
import Imports
import Web

/// Invites the people of a list on the operator's disk, some hundred at a time, and tells every bad row.
final class StaffReading {
    private let house: House
    private let isTrial: Bool
    private let words: Words
    private var columns: [ImportColumn] = []
    private var slice: [(number: Int, row: StaffImport.Row)] = []
    private var firstRows: [String: Int] = [:]
    private(set) var good = 0
    private(set) var refused = 0
    private(set) var lines: [InvitationLine] = []

    init(house: House, isTrial: Bool) throws {
        self.house = house
        self.isTrial = isTrial
        words = house.words
    }

    func read(_ path: String) async throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ValidationError("\(path): cannot be opened")
        }
        let table = try await Table.reading([UInt8](data))
        columns = try house.references.importForms.form(StaffImport.form).columns
        let keys = table.header.map { name in columns.first { $0.answers(to: name) }?.key }
        for column in columns where column.isNeeded && !keys.contains(column.key) {
            throw ValidationError("\(path): no column \(column.name(in: .zhHans)) / \(column.name(in: .en))")
        }
        for row in table.rows {
            guard row.faults.isEmpty else {
                refuse(row.number, row.faults.map { fault in
                    RowFault(fault.column.flatMap { keys.indices.contains($0) ? keys[$0] : nil }, fault.phrase)
                })
                continue
            }
            let cells = zip(keys, row.cells).compactMap { key, cell in
                key.map { ($0, cell.trimmingCharacters(in: .whitespaces)) }
            }
            try await take(row.number, ImportCells(Dictionary(cells, uniquingKeysWith: { first, _ in first })))
        }
        try await send()
    }

    private func take(_ number: Int, _ cells: ImportCells) async throws {
        switch StaffImport.check(cells) {
        case .bad(let faults): refuse(number, faults)
        case .good(let row):
            if let key = row.key, let first = firstRows.updateValue(number, forKey: key) {
                firstRows[key] = first
                refuse(number, [RowFault(nil, Phrase("imports.row.twice", ["row": "\(first)"]))])
                return
            }
            slice.append((number, row))
            if slice.count == AddStaff.mostRows { try await send() }
        }
    }

    private func send() async throws {
        guard !slice.isEmpty else { return }
        let outcome = try await house.office.perform(
            AddStaff(rows: slice.map(\.row), isTrial: isTrial), as: .system("terminal"))
        for ((number, _), faults) in zip(slice, outcome.faults) {
            if faults.isEmpty { good += 1 } else { refuse(number, faults) }
        }
        lines += outcome.lines
        slice.removeAll(keepingCapacity: true)
    }

    private func refuse(_ number: Int, _ faults: [RowFault]) {
        refused += 1
        for fault in faults {
            let column = columns.first { $0.key == fault.column }.map { "\($0.name(in: .en)): " } ?? ""
            let text = "line \(number): \(column)\(words.text(fault.phrase, in: .en))\n"
            FileHandle.standardError.write(Data(text.utf8))
        }
    }
}

/// The file of one-time links on the operator's disk, readable by nobody else.
struct LinksFile {
    private let file: FileHandle

    /// - Throws: `ValidationError` when there is such a file already: links in it may be the only copy.
    init(path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw ValidationError("\(path): is there already, or cannot be written") }
        file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    func write(_ lines: [InvitationLine], address: String) throws {
        let rows = lines.map { line in
            [
                line.name, line.post.role.rawValue, line.post.region.code, line.post.unit ?? "", line.login ?? "",
                "\(address)/join/\(line.secret)",
            ]
        }
        let header = ["name", "role", "region", "unit", "login", "link"]
        try file.write(contentsOf: Data(CSVWriter.bytes(header: header, rows: rows)))
    }
}
