import Access
import App
import Care
import Files
import Foundation
import HouseKit
import Storage
import Testing

@testable import Web

@Suite struct UploadTests {
    private static let list = "name,kind,region\nNew station,station,\(TownPlaces.north)\n,station,12\n"

    @Test func `a list goes from the page to the preview to the tables`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try await signedIn(town)
            try await browser.upload("/units/import", "units.csv", Array(Self.list.utf8))
            #expect(browser.page.status == 303)
            let address = try #require(browser.page.location)
            let page = try await browser.follow()
            #expect(page.text.contains(try town.say("imports.confirm", ["count": "1"], in: .zhHans)))
            #expect(page.text.contains(try town.say("imports.row.missing", in: .zhHans)))
            let rest = try await browser.get("\(address)/rest?format=csv")
            #expect(rest["Content-Disposition"] == "attachment; filename=\"units-to-mend.csv\"")
            let table = try Table.read(rest.bytes)
            #expect(table.header.last == (try town.say("imports.rest.reason", in: .zhHans)))
            #expect(table.rows.map { $0.cells[2] } == ["12"])
            try await browser.get(address)
            try await browser.submit("\(address)/confirm")
            try await town.workOff()
            let done = try await browser.follow()
            #expect(done.text.contains(try town.say("imports.done.some", in: .zhHans)))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM unit WHERE name_zh = 'New station'") == 1)
        }
    }

    @Test(arguments: ["csv", "xlsx"])
    func `the rows to mend are downloaded and mended and sent again with their reasons`(format: String) async throws {
        try await withTown(.sqlite) { town in
            var browser = try await signedIn(town)
            try await browser.upload("/units/import", "units.csv", Array(Self.list.utf8))
            let first = try #require(browser.page.location)
            let rest = try Table.read(try await browser.get("\(first)/rest?format=\(format)").bytes)
            var rows = rest.rows.map(\.cells)
            #expect(rows.count == 1 && rows.first?.last?.isEmpty == false)
            guard rows.count == 1 else { return }
            rows[0][0] = "Mended station"
            rows[0][2] = "\(TownPlaces.north)"
            let bytes = try format == "csv"
                ? CSVWriter.bytes(header: rest.header, rows: rows)
                : XLSXWriter.bytes(sheet: "Units", header: rest.header, rows: rows)
            try await browser.get("/units/import")
            try await browser.upload("/units/import", "mended.\(format)", bytes)
            #expect(browser.page.status == 303)
            let second = try #require(browser.page.location)
            try await browser.get(second)
            try await browser.submit("\(second)/confirm")
            try await town.workOff()
            let mended: SQL = "SELECT COUNT(*) AS number FROM unit WHERE name_zh = 'Mended station'"
            #expect(try await town.number(mended) == 1)
        }
    }

    @Test func `a file that cannot be used is told on the page where it was chosen`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try await signedIn(town)
            let page = try await browser.upload("/units/import", "units.csv", [0xFF, 0xFE, 0x41, 0])
            #expect(page.status == 422)
            #expect(page.text.contains(try town.say("files.utf16", in: .zhHans)))
            try await browser.get("/units/import")
            let empty = try await browser.upload("/units/import", "", [])
            #expect(empty.text.contains(try town.say("imports.noFile", in: .zhHans)))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM import_draft") == 0)
        }
    }

    @Test func `a form of another site is refused`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try await signedIn(town)
            let page = try await browser.upload("/units/import", "u.csv", Array(Self.list.utf8), token: "guess")
            #expect(page.status == 403)
        }
    }

    @Test func `too much is answered with 413 and words`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try await signedIn(town)
            let page = try await browser.upload("/units/import", "u.csv", [UInt8](repeating: 65, count: 26 << 20))
            #expect(page.status == 413)
            #expect(page.text.contains(try town.say("problem.tooLarge", in: .zhHans)))
            let form = try await browser.post("/sign-in", ["account": String(repeating: "a", count: 300 << 10)])
            #expect(form.status == 413, "other forms are kept small")
            let program = try await browser.post("/api/sheets", json: String(repeating: " ", count: 2 << 20))
            #expect(program.status == 413)
        }
    }

    @Test func `who may not import is refused before the file is read, and other forms take none`() async throws {
        try await withTown(.sqlite) { town in
            var browser = try town.browser()
            try await browser.signIn(as: .northCounsellor, in: town)
            try await browser.get("/me")
            let refused = try await browser.upload("/units/import", "u.csv", [UInt8](repeating: 65, count: 26 << 20))
            #expect(refused.status == 403)
            try await browser.get("/me")
            let other = try await browser.upload("/sign-off", "u.csv", Array(Self.list.utf8))
            #expect(other.status == 422)
        }
    }

    @Test func `a program sends the file within its JSON`() async throws {
        try await withTown(.sqlite) { town in
            let token = try await town.token(.northProgram)
            var browser = try town.browser()
            let data = Data(Self.list.utf8).base64EncodedString()
            let refused = try await browser.post(
                "/api/units/import", json: "{\"file\": {\"name\": \"u.csv\", \"data\": \"\(data)\"}}",
                ["Authorization": "Bearer \(token)"])
            #expect(refused.status == 403, "this program may send sheets and nothing else")
            let entry = try #require(town.house.catalogue["PreviewUnitImport"])
            let told = try await entry.perform(
                Data("{\"file\": {\"name\": \"u.csv\", \"data\": \"\(data)\"}}".utf8), town.caller(.northAdministrator),
                town.office)
            #expect(String(decoding: told, as: UTF8.self).contains("\"good\":1"))
        }
    }

    @Test(arguments: ["xlsx", "csv"]) func `the template has the columns of the form`(format: String) async throws {
        try await withTown(.sqlite) { town in
            var browser = try await signedIn(town)
            let answer = try await browser.get("/units/import/template?format=\(format)")
            let bytes = answer.bytes + (format == "csv" ? Array("x\r\n".utf8) : [])
            #expect(try Table.read(bytes).header.prefix(2) == ["单位名称*", "英文名称"])
        }
    }

    private func signedIn(_ town: Town) async throws -> Browser {
        var browser = try town.browser()
        try await browser.signIn(as: .northAdministrator, in: town)
        try await browser.get("/units/import")
        return browser
    }
}

extension Browser {
    /// Sends the form with a file that stands on the page that is open.
    @discardableResult
    fileprivate mutating func upload(
        _ path: String, _ name: String, _ bytes: [UInt8], token: String? = nil
    ) async throws -> Answer {
        let csrf = token ?? page.hiddenFields(of: path)["csrf"] ?? ""
        let head = "--line\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(csrf)\r\n--line\r\n"
            + "Content-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n"
        let body = Array(head.utf8) + bytes + Array("\r\n--line--\r\n".utf8)
        return try await send("POST", path, ["Content-Type": "multipart/form-data; boundary=line"], body: body)
    }
}
