import Access
import Care
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
                    ("3 MB of JSON", Array(repeating: UInt8(ascii: "{"), count: 3 << 20)),
                ], template: "isi", in: town)
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
