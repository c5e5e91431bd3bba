import Access
import Care
import Imports
import ReportRules
import ScreeningRules
import Storage

/// The table of norms, and what is looked up for it.
extension Session {
    /// All versions of a scale, the oldest first, by its key or its title in any language.
    func versions(called name: String) throws -> [Questionnaire] {
        let shelf = try book(QuestionnaireLibrary.self)
        let shelved = (shelf.all + shelf.entryOnly).filter { $0.slug == name.lowercased() || $0.title.isCalled(name) }
        if let slug = shelved.first?.slug { return shelved.filter { $0.slug == slug } }
        let brought = try rows(
            """
            SELECT DISTINCT version, hash, file FROM published_instrument WHERE slug = \(name.lowercased())
            \(unscoped: "a scale's bands are no secret of the places that use it")
            """)
        let remembered = try book(Remembered<Questionnaire>.self)
        return try brought.map { try Questionnaire.read($0, remembered: remembered) }
            .sorted { $0.version < $1.version }
    }

    func places(among regions: [Region]) throws -> Set<Region> {
        guard !regions.isEmpty else { return [] }
        let found = try rows(
            """
            SELECT code FROM published_region WHERE code IN \(list: Array(Set(regions)))
            \(unscoped: "the names of places are public")
            """)
        return Set(try found.map { try $0("code", as: Region.self) })
    }

    func normNames(among names: [String]) throws -> Set<String> {
        guard !names.isEmpty else { return [] }
        let found = try rows(
            """
            SELECT name FROM norm WHERE name IN \(list: names)
            \(unscoped: "a norm is a published figure and no secret of a place")
            """)
        return Set(try found.map { try $0("name", as: String.self) })
    }

    func keep(_ norm: CheckedNorm, by maker: ImportMaker) throws {
        let (group, row) = (norm.group, norm.row)
        let sex = group.sex?.rawValue
        try run(
            """
            INSERT INTO norm
                (name, questionnaire, part, version, youngest, oldest, sex, region, valid_from, people, mean,
                deviation, shares, population, source, brought_by, brought_in, brought_at)
            VALUES (\(norm.name), \(norm.questionnaire), \(norm.part), CAST(\(group.version) AS TEXT),
                CAST(\(group.youngest) AS BIGINT), CAST(\(group.oldest) AS BIGINT), CAST(\(sex) AS TEXT),
                \(try scope.admit(group.region)), \(group.validFrom), \(row.people), \(row.mean.thousandths),
                \(row.deviation.thousandths), \(Norm.written(norm.shares)), \(row.population), \(row.source),
                \(maker.account), \(maker.draft), \(now))
            ON CONFLICT (name) DO UPDATE SET people = excluded.people, mean = excluded.mean,
                deviation = excluded.deviation, shares = excluded.shares, population = excluded.population,
                source = excluded.source, brought_by = excluded.brought_by, brought_in = excluded.brought_in,
                brought_at = excluded.brought_at
            """)
    }
}
