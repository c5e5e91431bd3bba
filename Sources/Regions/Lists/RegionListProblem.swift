public import Care

/// Why a row of a list is not taken over.
public enum RegionListProblem: String, Codable, Sendable, CaseIterable {
    case badCode, emptyName, longName, listedTwice, parentMissing, levelContradicts, badClass
    case unknownPlace, badYear, badPopulation, emptySource
    case badDay, dayToCome, badKind, noSuccessor, ownSuccessor, oneSuccessor, splitIntoOne
    case unknownSuccessor, endedAlready, comesBack

    public var phrase: Phrase { Phrase("regions.list.\(rawValue)") }
}
