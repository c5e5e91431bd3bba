import Access
import Care
import HouseKit
import Imports
import Regions
import Storage
import Testing

@Suite struct ListedStandingTests {
    @Test(arguments: Engine.available)
    func `a list says since when a unit is open or closed and why`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let place = TownPlaces.northVillage
            let draft = try await town.preview(
                UnitImport.self,
                """
                单位名称,单位类型,地区代码,状态,状态日期,原因,并入单位
                北村小学,中小学,\(place),开放,2019-09-01,新校舍启用,
                北村分校,中小学,\(place),关闭,2024/7/15,生源不足,
                北山小学,school,\(place),Merged,2025-08-31,并校,990202001-school
                北河咨询室,village-room,\(place),,,,
                """)
            #expect([draft.good, draft.bad] == [4, 0])
            _ = try await town.carryOut(UnitImport.self, draft)

            let open = try await town.unit(named: "北村小学")
            #expect(open.history.map(\.day.description) == ["2019-09-01"])
            #expect(open.history.map(\.reason) == ["新校舍启用"])
            let closed = try await town.unit(named: "北村分校")
            #expect(closed.card.status == .closed)
            #expect(closed.history.map(\.day.description) == ["2024-07-15"])
            #expect(closed.history.map(\.reason) == ["生源不足"])
            let merged = try await town.unit(named: "北山小学")
            #expect(merged.card.status == .merged)
            #expect(merged.history.map(\.successor) == [TownPlaces.northSchool])
            let plain = try await town.unit(named: "北河咨询室")
            #expect(plain.history.map(\.day) == [town.clock.now.day])
            #expect(plain.card.status == .open)
            #expect(
                try await town.number(
                    """
                    SELECT COUNT(*) AS number FROM unit_status WHERE noted_by = \(town.id(.northAdministrator))
                    """) == 4, "who brought the list answers for the history")
        }
    }

    @Test(arguments: Engine.available)
    func `a status without its reason or its day is told by column`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let place = TownPlaces.northVillage
            let draft = try await town.preview(
                UnitImport.self,
                """
                name,kind,region,status,since,reason,successor
                A,station,\(place),closed,2024-01-01,,
                B,station,\(place),gone,,,
                C,station,\(place),open,2999-01-01,,
                D,station,\(place),merged,2024-01-01,x,
                E,station,\(place),merged,2024-01-01,x,990203-centre
                F,station,\(place),merged,2024-01-01,x,no such unit
                G,station,\(place),closed,2024-01-01,x,990202001-school
                H,station,\(place),open,2024-02-30,,
                """)
            #expect([draft.good, draft.bad] == [0, 8])
            let rows = try await town.read(UnitImport.self, draft).badRows
            #expect(rows.map { $0.faults.map(\.column) } == [
                ["reason"], ["status"], ["since"], ["successor"], ["successor"], ["successor"], ["successor"],
                ["since"],
            ])
            #expect(rows[4].faults == rows[5].faults, "a unit of others is told like one that does not exist")
        }
    }

    @Test(arguments: Engine.available)
    func `contacts come sealed and all three columns together`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let place = TownPlaces.northVillage
            let draft = try await town.preview(
                UnitImport.self,
                """
                单位名称,单位类型,地区代码,联系人职务,联系人,联系人电话
                北村小学,中小学,\(place),德育主任,李示雨,0990-5550155
                北村二小,中小学,\(place),,张示云,0990-5550167
                北村三小,中小学,\(place),校长,张示云,打给我
                """)
            let rows = try await town.read(UnitImport.self, draft).badRows
            #expect(rows.map { $0.faults.map(\.column) } == [["contactDuty"], ["contactPhone"]])
            _ = try await town.carryOut(UnitImport.self, draft)
            #expect(try await !town.holdsInTheOpen("李示雨"))
            #expect(try await !town.holdsInTheOpen("0990-5550155"))

            let school = try await town.unit(named: "北村小学")
            let contact = try #require(school.contacts.first)
            #expect([contact.duty, contact.nameMask, contact.phoneMask] == ["德育主任", "李**", "****55"])
            let opened = try await town.perform(
                OpenUnitContact(unit: school.card.code, contact: contact.id), as: .northCounsellor)
            #expect([opened.name, opened.phone] == ["李示雨", "0990-5550155"])
            await #expect(throws: Refusal.notFound) {
                try await town.perform(
                    OpenUnitContact(unit: school.card.code, contact: contact.id), as: .southCounsellor)
            }
        }
    }
}
