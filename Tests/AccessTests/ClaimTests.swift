import Access
import Care
import HouseKit
import Storage
import Testing

@Suite struct ClaimTests {
    @Test(arguments: Engine.available)
    func `a statement that does not say whose rows it reads is refused`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let workshop = try await Workshop(town)
            await #expect(throws: StorageError.unscoped(statement: "SELECT id FROM slip")) {
                try await workshop.office.perform(CountCarelessly(), as: town.caller(.northLead))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a statement that does not say whose rows it changes changes nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let workshop = try await Workshop(town)
            let lead = town.caller(.northLead)
            _ = try await workshop.office.perform(KeepSlip(name: "one", region: TownPlaces.north), as: lead)
            await #expect(throws: StorageError.unscoped(statement: "DELETE FROM slip")) {
                try await workshop.office.perform(DeleteCarelessly(), as: lead)
            }
            #expect(try await workshop.slips() == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a query that writes fails and leaves everything as it was`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let workshop = try await Workshop(town)
            let lead = town.caller(.northLead)
            _ = try await workshop.office.perform(KeepSlip(name: "one", region: TownPlaces.north), as: lead)
            await #expect(throws: StorageError.self) {
                try await workshop.office.perform(WriteWhileReading(), as: lead)
            }
            #expect(try await workshop.slips() == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a row for another county is turned away as not found`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let workshop = try await Workshop(town)
            await #expect(throws: Refusal.notFound) {
                try await workshop.office.perform(
                    KeepSlip(name: "strange", region: TownPlaces.south), as: town.caller(.northLead))
            }
            #expect(try await workshop.slips() == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a worker sees the rows of the own place and below it and no others`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let workshop = try await Workshop(town)
            for region in [TownPlaces.north, TownPlaces.northTownship, TownPlaces.northVillage, TownPlaces.south] {
                _ = try await workshop.office.perform(
                    KeepSlip(name: region.code, region: region), as: town.caller(.cityLead))
            }
            let seen: [(Townsperson, Int)] = [
                (.cityLead, 4), (.northLead, 3), (.northTownshipLead, 2), (.southLead, 1), (.southTownshipLead, 0),
                (.northTeacher, 0),
            ]
            for (person, count) in seen {
                let found = try await workshop.office.perform(CountSlips(), as: town.caller(person))
                #expect(found == count, "\(person)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `who holds a post in one school sees the rows of that school only`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let workshop = try await Workshop(town)
            try await town.tamper(
                """
                INSERT INTO slip (id, region, unit) VALUES ('mine', \(TownPlaces.northTownship),
                    \(TownPlaces.northSchool)), ('other', \(TownPlaces.northTownship), 'another-school'),
                    ('none', \(TownPlaces.northTownship), NULL)
                """)
            #expect(try await workshop.office.perform(CountSlips(), as: town.caller(.northTeacher)) == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a visitor without a name sees no scoped row at all`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let workshop = try await Workshop(town)
            let slip = KeepSlip(name: "one", region: TownPlaces.north)
            _ = try await workshop.office.perform(slip, as: town.caller(.northLead))
            #expect(try await workshop.office.perform(CountSlipsOpenly(), as: .anyone) == 0)
            #expect(try await workshop.office.perform(CountSlipsOpenly(), as: town.caller(.northLead)) == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever has inherited three thousand scattered places reaches each of them and nothing between`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let workshop = try await Workshop(town)
            // Every second village of 6,000, so that no two ranges can be one.
            let codes = (0..<6_100).compactMap { Region("9903\(10_000_000 + $0 * 1_001)") }
            let villages = Array(codes.filter { $0.level == .village }.prefix(6_000))
            for start in stride(from: 0, to: villages.count, by: 500) {
                let rows: [SQL] = villages[start..<start + 500].map { "(\($0.code), \($0.code))" }
                try await town.tamper("INSERT INTO slip (id, region) VALUES \(joined: rows)")
            }
            var post = Post(role: .dutyLead, region: TownPlaces.north)
            post.inherited = stride(from: 0, to: 6_000, by: 2).map { villages[$0] }
            let heir = Caller.person(ID("heir"), name: "heir", posts: [post])
            #expect(try await workshop.office.perform(CountSlips(), as: heir) == 3_000)
        }
    }
}
