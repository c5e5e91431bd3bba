import Access
import Care
import FileKit
import Files
import Foundation
import HouseKit
import Instruments
import ScreeningRules
import Storage
import Testing

/// Files that nobody should bring: each gets a refusal in words and changes nothing.
@Suite struct HostileFileTests {
    private static func bring(_ bytes: [UInt8], template: String?, in town: Town) async throws {
        _ = try await town.perform(
            LoadInstrument(
                template: template, region: TownPlaces.north, unit: nil, file: UploadedFile(name: "x", bytes: bytes),
                licence: .inTown(), proof: UploadedFile(name: "p", bytes: ProofPaper.pdf)),
            as: .northAdministrator)
    }

    /// Tries each, looks that it was a problem at the field of the file, and that nothing was kept.
    private static func refuses(_ files: [(String, [UInt8])], template: String?, in town: Town) async throws {
        let before = try await town.ledger(without: ["audit_line"])
        for (name, bytes) in files {
            let error = await #expect(throws: InstrumentError.self, "\(name)") {
                try await bring(bytes, template: template, in: town)
            }
            #expect(error?.kind == .invalid(field: "file"), "\(name): \(String(describing: error))")
            #expect(try await town.ledger(without: ["audit_line"]) == before, "\(name) changed something")
        }
    }

    @Test(arguments: Engine.available)
    func `a wording file that is wrong is refused and changes nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let whole = try await town.wording(of: "isi").bytes
            let workbook = try await Self.workbook(for: "isi", in: town)
            let head = "place,language,text\r\n"
            let wide = (0..<200).map { "c\($0)" }.joined(separator: ",") + "\n"
            try await Self.refuses(
                [
                    ("cut in the middle", Array(whole.prefix(whole.count / 2))),
                    ("no words", Array(head.utf8)),
                    ("other columns", Array("a,b,c\n1,zh-Hans,x\n".utf8)),
                    ("200 columns", Array(wide.utf8)),
                    ("a NUL", Array((head + "stem,zh-Hans,a\u{0}b\n").utf8)),
                    ("UTF-16", [0xFF, 0xFE] + Array("place".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }),
                    ("neither UTF-8 nor GB18030", Array(head.utf8) + [0x31, 0x2C, 0x2C, 0xFF, 0xFF, 0x0A]),
                    ("a formula", Array((head + "stem,zh-Hans,=HYPERLINK(1)\n").utf8)),
                    ("an unclosed quote", Array((head + "stem,zh-Hans,\"and so on\n").utf8)),
                    ("an unknown place", Array((head + "isi.99,zh-Hans,x\n").utf8)),
                    ("an unknown language", Array((head + "stem,fr,x\n").utf8)),
                    ("no workbook behind its mark", [0x50, 0x4B, 3, 4] + Array(repeating: 7, count: 200)),
                    ("a picture", ProofPaper.png),
                    ("a zip bomb", Workbook("<row/>" + String(repeating: " ", count: 30 << 20)).bytes),
                    ("a workbook with a formula", Self.book([Self.head, ["stem", "zh-Hans", "=1+1"]], formulaIn: 1)),
                    ("a workbook with 200 columns", Self.book([(0..<200).map { "c\($0)" }])),
                    ("a workbook cut in the middle", Array(workbook.prefix(workbook.count / 2))),
                    (
                        "a workbook that reads other files",
                        Self.book([Self.head], head: "<!DOCTYPE x [<!ENTITY y 'z'>]>")
                    ),
                    ("3 MB of JSON", Array(repeating: UInt8(ascii: "{"), count: 3 << 20)),
                ], template: "isi", in: town)
        }
    }

    private static let head = ["place", "language", "text"]

    /// A workbook with these rows as texts, and one row whose last cell is worked out.
    private static func book(_ rows: [[String]], formulaIn formula: Int? = nil, head: String = "") -> [UInt8] {
        let lines = rows.enumerated().map { number, cells in
            let xml = cells.enumerated().map { column, text in
                let name = "\(FileFault.letters(column))\(number + 1)"
                return number == formula && column == cells.count - 1
                    ? "<c r=\"\(name)\"><f>1+1</f><v>2</v></c>"
                    : "<c r=\"\(name)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
            }
            return "<row r=\"\(number + 1)\">\(xml.joined())</row>"
        }
        var book = Workbook(lines.joined())
        book.sheet = book.sheet.replacingOccurrences(of: "?>\n", with: "?>\(head)\n")
        return book.bytes
    }

    /// The form as an institution sends it back: every place filled, in a workbook.
    private static func workbook(for template: String, in town: Town) async throws -> [UInt8] {
        let form = try await town.perform(ReadWordingForm(template: template), as: .northAdministrator)
        let rows = form.places.map { [$0, "zh-Hans", "示例 \($0)"] }
        return try XLSXWriter.bytes(sheet: "wording", header: head, rows: rows)
    }

    @Test(arguments: Engine.available)
    func `a workbook with every text is taken, and says the same as JSON`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await Self.bring(try await Self.workbook(for: "isi", in: town), template: "isi", in: town)
            let row = try await town.database.read { try $0.row("SELECT version FROM instrument_version") }
            let found = try #require(row)
            let version: String = try found("version")
            #expect(try await town.load().version == version)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM instrument_version") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `every fault of a list is told at once, with its row`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            var rows = [Self.head]
            rows += try await town.perform(ReadWordingForm(template: "isi"), as: .northAdministrator).places
                .map { [$0, "zh-Hans", "示例"] }
            rows[2][0] = "isi.99"
            rows[4][2] = ""
            rows.append(["stem", "fr", "x"])
            let error = try await #require(throws: InstrumentError.self) {
                try await Self.bring(Self.book(rows, formulaIn: 5), template: "isi", in: town)
            }
            #expect(error.details.map { $0.place?.values["row"] } == [nil, "3", "\(rows.count)", nil, nil])
            #expect(error.details.map(\.phrase.key) == [
                "files.formula", "scoring.wording.unknown-place", "scoring.wording.unknown-language",
                "scoring.wording.missing", "scoring.wording.missing",
            ])
            #expect(error.phrase.values["count"] == "5")
        }
    }

    @Test(arguments: Engine.available)
    func `every fault of a whole file is told at once, with its path`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let good = try await Self.ownScale(town)
            let bad = good.replacingOccurrences(of: "\"linkId\":\"own-1.2\"", with: "\"linkId\":\"two\"")
                .replacingOccurrences(of: "\"linkId\":\"own-1.4\"", with: "\"linkId\":\"own-1.3\"")
                .replacingOccurrences(of: "\"valueCode\":\"sleep\"", with: "\"valueCode\":\"slumber\"")
            let error = try await #require(throws: InstrumentError.self) {
                try await Self.bring(Array(bad.utf8), template: nil, in: town)
            }
            let paths = error.details.compactMap { $0.place?.values["path"] }
            #expect(paths.count == error.details.count)
            #expect(paths.contains("item[1].linkId"))
            #expect(paths.contains { $0.hasPrefix("extension[") && $0.hasSuffix("valueCode") })
            #expect(paths.count >= 2)
            #expect(error.details.allSatisfy { $0.phrase.key.hasPrefix("scoring.fault.") })
        }
    }

    @Test(arguments: Engine.available)
    func `a whole file that is wrong is refused and changes nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let good = try await Self.ownScale(town)
            let loop = #""enableWhen":[{"question":"own-1.1","operator":"=","answerCoding":{"code":"1"}}]"#
            func edited(_ from: String, _ to: String) -> [UInt8] {
                Array(good.replacingOccurrences(of: from, with: to).utf8)
            }
            try await Self.refuses(
                [
                    ("cut in the middle", Array(good.utf8.prefix(good.utf8.count / 2))),
                    ("no questionnaire", Array(#"{"resourceType": "Patient"}"#.utf8)),
                    ("nested 100,000 deep", Array(repeating: UInt8(ascii: "["), count: 100_000)),
                    ("a NUL in a text", edited("示例 own-1.1", #"示例\u0000"#)),
                    ("a score that does not come out", edited("\"valueInteger\":28", "\"valueInteger\":27")),
                    (
                        "a loop of branches",
                        edited(#""linkId":"own-1.1""#, #"\#(loop),"linkId":"own-1.1""#)
                    ),
                    ("two items that wait for each other", Self.circle(good)),
                    ("a contained file that holds itself", edited(#""status":"active""#, Self.contained)),
                    ("items within items", edited(#""linkId":"own-1.1""#, #"\#(Self.nested),"linkId":"own-1.1""#)),
                    ("UTF-16", [0xFF, 0xFE] + good.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }),
                    ("a byte that is no text", Array(good.utf8.prefix(400)) + [0xFF] + Array(good.utf8.dropFirst(400))),
                    ("the name of a scale that ships", Array(try await Self.renamed(good, "phq-9").utf8)),
                    ("the name of a template", Array(try await Self.renamed(good, "isi").utf8)),
                    ("a scale that needs no licence", edited(#""valueCode":"licence""#, #""valueCode":"none""#)),
                ], template: nil, in: town)
            // The same file as it is, so that each refusal above has its own reason.
            try await Self.bring(Array(good.utf8), template: nil, in: town)
            let kept = try await town.number("SELECT COUNT(*) AS number FROM instrument")
            #expect(kept == 1)
        }
    }

    /// A questionnaire that contains itself by reference.
    private static let contained = """
        "contained":[{"resourceType":"Questionnaire","id":"x","derivedFrom":["#x"],"contained":[{"id":"x"}]}],\
        "status":"active"
        """

    /// Deep, but not too deep to be read: what is refused is the nesting itself.
    private static let nested: String = {
        let inner = (0..<10).reduce(#"{"linkId":"own-1.9","type":"choice"}"#) { inner, number in
            #"{"linkId":"own-1.9\#(number)","type":"group","item":[\#(inner)]}"#
        }
        return #""item":[\#(inner)]"#
    }()

    private static func circle(_ good: String) -> [UInt8] {
        func waits(for other: String, _ item: String, _ file: String) -> String {
            let wait = #""enableWhen":[{"question":"\#(other)","operator":"=","answerCoding":{"code":"1"}}]"#
            return file.replacingOccurrences(of: #""linkId":"\#(item)""#, with: #"\#(wait),"linkId":"\#(item)""#)
        }
        return Array(waits(for: "own-1.2", "own-1.1", waits(for: "own-1.1", "own-1.2", good)).utf8)
    }

    /// A whole file of an institution's own: a filled template under another name.
    private static func ownScale(_ town: Town) async throws -> String {
        let loaded = try await town.load(in: TownPlaces.city, by: .platformAdministrator)
        let row = try await town.database.read { connection in
            try connection.row("SELECT file FROM instrument_version WHERE version = \(loaded.version ?? "")")
        }
        let found = try #require(row)
        let file: String = try found("file")
        try await town.tamper("DELETE FROM instrument_proof")
        try await town.tamper("DELETE FROM instrument_licence")
        try await town.tamper("DELETE FROM instrument_load")
        try await town.tamper("DELETE FROM instrument_version")
        try await town.tamper("DELETE FROM instrument")
        return try await renamed(file, "own-1", from: "isi")
    }

    private static func renamed(_ file: String, _ slug: String, from old: String = "own-1") async throws -> String {
        file.replacingOccurrences(of: "Questionnaire/\(old)\"", with: "Questionnaire/\(slug)\"")
            .replacingOccurrences(of: "\"id\":\"\(old)\"", with: "\"id\":\"\(slug)\"")
            .replacingOccurrences(of: "\(old).", with: "\(slug).")
    }

    @Test(arguments: Engine.available)
    func `a proof is a PDF, a PNG or a JPEG of five megabytes at most, whatever it calls itself`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let tooLarge = ProofPaper.pdf + Array(repeating: 32, count: LicenceProof.largest)
            for bad in [Array("MZ program".utf8), Array("<svg>".utf8), tooLarge] {
                await #expect(throws: InstrumentError.proofKind) { try await town.load(proof: bad) }
            }
            await #expect(throws: InstrumentError.missing(field: "proof")) { try await town.load(proof: []) }
            let scales = try await town.number("SELECT COUNT(*) AS number FROM instrument")
            #expect(scales == 0)
            for (number, good) in [ProofPaper.pdf, ProofPaper.png, ProofPaper.jpeg].enumerated() {
                _ = try await town.load(licence: .inTown(number: "L-\(number)"), proof: good)
            }
            let papers = try await town.number("SELECT COUNT(*) AS number FROM instrument_proof")
            #expect(papers == 3)
        }
    }
}
