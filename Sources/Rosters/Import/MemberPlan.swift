import Care

/// What becomes of a row: somebody joins, moves, comes back, stays where they are, or has gone.
enum MemberPlan {
    case joins(Newcomer, region: Region, house: String, unit: String)
    case stays(KnownMember, Newcomer)
    case moves(KnownMember, Newcomer, to: String)
    case returns(KnownMember, Newcomer, to: String)
    case leaves(KnownMember)

    struct Newcomer {
        let given: GivenMember
        let marks: MemberMarks
        let kind: MemberKind
        let sex: MemberSex?
    }

    init(_ member: Newcomer, in unit: RosterPlaces.Unit, part: String, known: KnownMember?) {
        guard let known else {
            self = .joins(member, region: unit.region, house: unit.code, unit: part)
            return
        }
        if known.isGone {
            self = .returns(known, member, to: part)
        } else {
            self = known.unit == part ? .stays(known, member) : .moves(known, member, to: part)
        }
    }

    /// What the preview says of it.
    func remark(_ places: RosterPlaces) -> Phrase {
        switch self {
        case .joins: Phrase("rosters.import.joins")
        case .stays: Phrase("rosters.import.stays")
        case .returns: Phrase("rosters.import.returns")
        case .leaves: Phrase("rosters.import.leaves")
        case .moves(let known, _, let unit): Self.move(from: places.part(known.unit), to: places.part(unit))
        }
    }

    private static func move(from old: RosterPlaces.Part?, to new: RosterPlaces.Part?) -> Phrase {
        guard let old, let new, let year = old.entryYear, let number = old.number, let toYear = new.entryYear,
            let toNumber = new.number
        else { return Phrase("rosters.import.movesElse", ["from": old?.name ?? "–", "to": new?.name ?? "–"]) }
        return Phrase(
            "rosters.import.moves",
            ["year": "\(year)", "class": "\(number)", "toYear": "\(toYear)", "toClass": "\(toNumber)"])
    }
}
