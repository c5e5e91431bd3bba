public import Care
public import Storage

/// Whose rows a caller may touch with one permission. Made by the office only.
public struct Scope: Sendable, Equatable {
    enum Reach: Sendable, Equatable {
        case everywhere
        case within(regions: [Region], units: [String])
        case own(ID<Caller>)
        /// What was handed to somebody by name, and the places of stronger posts, if there are any.
        case handed(to: ID<Caller>, regions: [Region], units: [String])
        case nowhere
    }

    let reach: Reach
    /// Where the permission is held for people who belong to no unit, and for nobody else: only a statement that asks
    /// for a `house` reaches them.
    public internal(set) var residents: [Region] = []

    /// The regions in which the permission is held; empty for a caller who reaches only a unit or their own.
    public var regions: [Region] {
        switch reach {
        case .within(let regions, _), .handed(_, let regions, _): regions
        case .everywhere, .own, .nowhere: []
        }
    }

    public var units: [String] {
        switch reach {
        case .within(_, let units), .handed(_, _, let units): units
        case .everywhere, .own, .nowhere: []
        }
    }

    /// Lets a new row into a region.
    /// - Throws: `Refusal.notFound` when the place is out of reach, so that nobody learns what exists there.
    public func admit(_ region: Region, unit: String? = nil) throws -> Admitted {
        switch reach {
        case .everywhere, .own: return Admitted(region: region)
        case .within(let regions, let units), .handed(_, let regions, let units):
            let inside = regions.contains { $0.contains(region) } || unit.map(units.contains) == true
            guard inside else { throw Refusal.notFound }
            return Admitted(region: region)
        case .nowhere: throw Refusal.notFound
        }
    }

    /// Lets somebody who belongs to no unit into a place: by a post for its residents, and by no other.
    /// - Throws: `Refusal.notFound` when the place is out of reach.
    public func admit(residentOf region: Region) throws -> Admitted {
        guard reach == .everywhere || residents.contains(where: { $0.contains(region) }) else {
            throw Refusal.notFound
        }
        return Admitted(region: region)
    }

    static func of(_ caller: Caller, with permission: Permission) throws -> Scope {
        if caller.kind == .system { return Scope(reach: .everywhere) }
        if permission == .anyone { return Scope(reach: .nowhere) }
        guard let id = caller.id else { throw Refusal.notSignedIn }
        if let granted = caller.granted, !granted.contains(permission) { throw Refusal.forbidden }
        let holding = caller.posts.filter { $0.permissions.contains(permission) }
        guard !holding.isEmpty else { throw Refusal.forbidden }
        switch permission.reach {
        case .nothing: throw Refusal.forbidden
        case .own: return Scope(reach: .own(id))
        case .posts:
            let apart = holding.filter { $0.isForResidents(permission) }
            let wide = holding.filter { $0.unit == nil && !$0.isForResidents(permission) }
            let reach = Reach.within(regions: places(of: wide), units: holding.compactMap(\.unit))
            return Scope(reach: reach, residents: places(of: apart))
        case .handed(let stronger):
            let isGranted = caller.granted?.contains(stronger) ?? true
            let posts = holding.filter { isGranted && $0.permissions.contains(stronger) }
            let wide = posts.filter { $0.unit == nil && !$0.isForResidents(stronger) }
            return Scope(reach: .handed(to: id, regions: places(of: wide), units: posts.compactMap(\.unit)))
        }
    }

    private static func places(of posts: [Post]) -> [Region] { posts.flatMap { [$0.region] + $0.inherited } }
}

/// A region that a scope has let in; binding it marks a statement as scoped.
public struct Admitted: Sendable {
    let region: Region
}

extension SQL.StringInterpolation {
    /// Restricts rows to the caller's regions, and to the caller's units where the table knows units.
    public mutating func appendInterpolation(_ scope: Scope, region: StaticString, unit: StaticString? = nil) {
        markScoped()
        switch scope.reach {
        case .everywhere: appendLiteral("TRUE")
        case .nowhere, .own: appendLiteral("FALSE")
        case .within(let regions, let units), .handed(_, let regions, let units):
            let units = unit == nil ? [] : units
            guard !regions.isEmpty || !units.isEmpty else { return appendLiteral("FALSE") }
            // Ranges and nothing else: for a FALSE among them SQLite would read 660,000 places instead of an index.
            appendLiteral("(")
            appendInside(regions[...], column: region)
            if let unit, !units.isEmpty {
                if !regions.isEmpty { appendLiteral(" OR ") }
                appendLiteral(unit)
                appendLiteral(" IN ")
                appendInterpolation(list: units)
            }
            appendLiteral(")")
        }
    }

    /// Restricts rows to people whom the caller looks after: those of the own units, and for whoever looks after
    /// residents, those of the place who belong to no unit. A post that holds a permission for a whole place reaches
    /// nobody by it.
    /// - Parameter house: the unit whose people hold the row; NULL for those of the place.
    public mutating func appendInterpolation(_ scope: Scope, region: StaticString, house: StaticString) {
        markScoped()
        switch scope.reach {
        case .everywhere: appendLiteral("TRUE")
        case .nowhere, .own: appendLiteral("FALSE")
        case .within(_, let units), .handed(_, _, let units):
            guard !units.isEmpty || !scope.residents.isEmpty else { return appendLiteral("FALSE") }
            appendLiteral("(")
            if !units.isEmpty {
                appendLiteral(house)
                appendLiteral(" IN ")
                appendInterpolation(list: units)
            }
            if !scope.residents.isEmpty {
                if !units.isEmpty { appendLiteral(" OR ") }
                appendLiteral("(")
                appendLiteral(house)
                appendLiteral(" IS NULL AND ")
                appendInside(scope.residents[...], column: region)
                appendLiteral(")")
            }
            appendLiteral(")")
        }
    }

    /// Restricts rows to the caller's regions and units, and besides to residents whom the caller looks after.
    /// - Parameter residents: the unit whose people hold the row; NULL for those of the place.
    public mutating func appendInterpolation(
        _ scope: Scope, region: StaticString, unit: StaticString, residents: StaticString
    ) {
        guard !scope.residents.isEmpty else { return appendInterpolation(scope, region: region, unit: unit) }
        guard !scope.regions.isEmpty else { return appendInterpolation(scope, region: region, house: residents) }
        appendLiteral("(")
        appendInterpolation(scope, region: region, unit: unit)
        appendLiteral(" OR ")
        appendInterpolation(scope, region: region, house: residents)
        appendLiteral(")")
    }

    /// Inside one of several regions. Halved again and again, because SQLite allows an expression a depth of 1,000, and
    /// a row of ORs is as deep as it is long.
    private mutating func appendInside(_ regions: ArraySlice<Region>, column: StaticString) {
        guard let region = regions.first else { return }
        appendLiteral("(")
        if regions.count == 1 {
            appendLiteral(column)
            appendLiteral(" >= ")
            appendInterpolation(region.prefix)
            appendLiteral(" AND ")
            appendLiteral(column)
            appendLiteral(" < ")
            appendInterpolation(region.prefix + "~")
        } else {
            let middle = regions.startIndex + regions.count / 2
            appendInside(regions[..<middle], column: column)
            appendLiteral(" OR ")
            appendInside(regions[middle...], column: column)
        }
        appendLiteral(")")
    }

    /// Restricts rows to those that the caller made, or that were handed to the caller.
    public mutating func appendInterpolation(_ scope: Scope, owner: StaticString) {
        markScoped()
        switch scope.reach {
        case .everywhere: appendLiteral("TRUE")
        case .own(let id), .handed(let id, _, _):
            appendLiteral(owner)
            appendLiteral(" = ")
            appendInterpolation(id.rawValue)
        case .within, .nowhere: appendLiteral("FALSE")
        }
    }

    public mutating func appendInterpolation(_ admitted: Admitted) {
        markScoped()
        appendInterpolation(admitted.region)
    }
}
