public import Care
import Foundation

/// Checks the rows of a list of places one by one, remembering no more than the codes it has seen.
///
/// Sources of the columns: National Bureau of Statistics, 统计用区划代码和城乡划分代码编制规则.
public struct RegionList: Sendable {
    /// The names under which lists know their columns, ours first.
    public static let columns: [String: [String]] = [
        "code": ["统计用区划代码", "区划代码", "代码", "code"], "name": ["名称", "地区名称", "name"],
        "nameEn": ["英文名称", "name_en"], "level": ["级别", "level"],
        "class": ["城乡分类代码", "城乡分类", "urban_class", "class"],
    ]

    private static let classes: Set<String> = ["111", "112", "121", "122", "123", "210", "220"]
    private static let levels: [String: Region.Level] = [
        "province": .province, "省": .province, "省级": .province, "1": .province,
        "city": .city, "市": .city, "地级": .city, "2": .city,
        "county": .county, "县": .county, "县级": .county, "3": .county,
        "township": .township, "乡": .township, "乡级": .township, "4": .township,
        "village": .village, "村": .village, "村级": .village, "5": .village,
    ]

    /// The places that need none above them, besides provinces.
    private let tops: Set<Region>
    /// Twelve digits fit into a number; 660,000 of them into 20 MB.
    private var seen: Set<UInt64> = []

    public init(tops: Set<Region> = []) {
        self.tops = tops
    }

    /// - Parameter cells: what stands in the row, by the keys of `columns`.
    public mutating func read(_ cells: [String: String]) -> Result<ListedRegion, Unlisted> {
        guard let region = Self.region(cells["code"] ?? "") else { return .failure(Unlisted(.badCode)) }
        if let problem = Self.problem(of: cells, region) { return .failure(Unlisted(problem)) }
        guard seen.insert(Self.number(region)).inserted else { return .failure(Unlisted(.listedTwice)) }
        let hasParent = region.parent.map { tops.contains(region) || seen.contains(Self.number($0)) } ?? true
        let urbanClass = cells["class"].flatMap { $0.isEmpty ? nil : $0 }
        return .success(
            ListedRegion(
                region: region, name: cells["name"] ?? "", nameEn: cells["nameEn"] ?? "", urbanClass: urbanClass,
                hasParentInList: hasParent))
    }

    /// Says that a place was not taken over after all, so that nothing hangs below it.
    public mutating func forget(_ region: Region) { seen.remove(Self.number(region)) }

    /// A code as lists write it: twelve digits, or only those that count.
    public static func region(_ text: String) -> Region? {
        guard [2, 4, 6, 9, 12].contains(text.utf8.count) else { return nil }
        return Region(text + String(repeating: "0", count: 12 - text.utf8.count))
    }

    private static func problem(of cells: [String: String], _ region: Region) -> RegionListProblem? {
        let name = cells["name"] ?? ""
        if name.isEmpty { return .emptyName }
        if name.count > UnitError.longestName || (cells["nameEn"] ?? "").count > UnitError.longestName {
            return .longName
        }
        if let level = cells["level"], !level.isEmpty, levels[level.lowercased()] != region.level {
            return .levelContradicts
        }
        if let code = cells["class"], !code.isEmpty {
            guard classes.contains(code) else { return .badClass }
            guard region.level == .village else { return .levelContradicts }
        }
        return nil
    }

    private static func number(_ region: Region) -> UInt64 { UInt64(region.code) ?? 0 }
}

/// A row that is not taken over, and why.
public struct Unlisted: Error, Equatable {
    public let problem: RegionListProblem

    public init(_ problem: RegionListProblem) {
        self.problem = problem
    }
}

extension ListedPopulation {
    public static let columns: [String: [String]] = [
        "code": ["统计用区划代码", "区划代码", "代码", "code"], "year": ["年份", "年", "year"],
        "population": ["常住人口", "人口", "resident_population", "population"], "source": ["来源", "source"],
    ]

    /// - Parameter latest: the year in which this is read; nobody has counted the next one.
    public static func read(_ cells: [String: String], latest: Int) -> Result<ListedPopulation, Unlisted> {
        guard let region = RegionList.region(cells["code"] ?? "") else { return .failure(Unlisted(.badCode)) }
        guard let year = Int(cells["year"] ?? ""), (1949...latest).contains(year) else {
            return .failure(Unlisted(.badYear))
        }
        // More than the whole nation is a slip of the pen.
        guard let count = Int(cells["population"] ?? ""), (0...2_000_000_000).contains(count) else {
            return .failure(Unlisted(.badPopulation))
        }
        let source = cells["source"] ?? ""
        guard !source.isEmpty else { return .failure(Unlisted(.emptySource)) }
        return .success(ListedPopulation(region: region, year: year, population: count, source: source))
    }
}

extension ListedChange {
    public static let columns: [String: [String]] = [
        "day": ["日期", "day"], "kind": ["变更类型", "类型", "kind"], "old": ["原代码", "old_code", "old"],
        "new": ["新代码", "new_code", "new"], "name": ["新名称", "名称", "name"], "nameEn": ["英文名称", "name_en"],
        "source": ["来源", "source"],
    ]

    private static let kinds: [String: RegionChange.Kind] = [
        "renamed": .renamed, "更名": .renamed, "merged": .merged, "合并": .merged, "split": .split, "拆分": .split,
        "moved": .moved, "划转": .moved,
    ]

    /// As we write it, or as a spreadsheet does: 2026-03-04, 2026/3/4, 2026.3.4, 2026 年 3 月 4 日.
    private static func day(_ text: String) -> Day? {
        let parts = text.split(whereSeparator: { "-/.年月日 ".contains($0) })
        guard parts.count == 3, parts[0].count == 4, parts[1].count <= 2, parts[2].count <= 2 else { return nil }
        let padded = parts.map { String(repeating: "0", count: max(0, 2 - $0.count)) + $0 }
        return Day(padded.joined(separator: "-"))
    }

    public static func read(_ cells: [String: String]) -> Result<ListedChange, Unlisted> {
        guard let day = day(cells["day"] ?? "") else { return .failure(Unlisted(.badDay)) }
        guard let kind = kinds[(cells["kind"] ?? "").lowercased()] else { return .failure(Unlisted(.badKind)) }
        guard let old = RegionList.region(cells["old"] ?? "") else { return .failure(Unlisted(.badCode)) }
        let parts = (cells["new"] ?? "").split(whereSeparator: { " ;；,，、".contains($0) }).map(String.init)
        let successors = parts.compactMap(RegionList.region)
        guard successors.count == parts.count else { return .failure(Unlisted(.badCode)) }
        guard let source = cells["source"], !source.isEmpty else { return .failure(Unlisted(.emptySource)) }
        guard (cells["name"] ?? "").count <= UnitError.longestName else { return .failure(Unlisted(.longName)) }
        return .success(
            ListedChange(
                day: day, kind: kind, predecessor: old, successors: successors, name: cells["name"] ?? "",
                nameEn: cells["nameEn"] ?? "", source: source))
    }
}
