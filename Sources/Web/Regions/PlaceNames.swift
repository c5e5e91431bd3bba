import Access
import Care
import Regions
import Synchronization

extension Visit {
    /// A place's name, wherever text goes: a heading, an option, a value of a phrase. See `PlaceMark`.
    func placeName(_ region: Region) -> String { namedPlaces[region] ?? PlaceMark.name(region).text }

    /// The same visit for a file that names these places. Only a page is looked through once more when it is written;
    /// in a table or on paper, a mark would stay.
    func naming(_ regions: some Sequence<Region>) async -> Visit {
        var visit = self
        visit.namedPlaces = await house.placeNames.names(of: Set(regions), in: language, from: house.office)
        return visit
    }

    /// Where the person's first post is, from wide to narrow: city / county / township.
    var placePath: String { caller.posts.first.map { placePath($0.region) } ?? "" }

    func placePath(_ region: Region) -> String { PlaceMark.path(region).text }
}

/// What stands in a page for the name of a place until the page is written.
///
/// A nation has 660,000 places: too many to keep their names, and a page that asked for each name would ask fifty
/// times. So a page says only which place it means; when it is written, all its places are looked up at once. The
/// signs around the code are private ones (Unicode 23.5) far from those that fonts draw with, so no name and no note
/// holds them by accident; whoever sends them on purpose gets the public name of a place.
enum PlaceMark {
    case name(Region)
    case path(Region)

    private static let begin: Unicode.Scalar = "\u{10F000}"
    private static let beginPath: Unicode.Scalar = "\u{10F001}"
    private static let end: Unicode.Scalar = "\u{10F002}"
    /// Of the signs in UTF-8: what does not stand in a page's bytes is no sign, and most pages name no place.
    static let firstByte: UInt8 = 0xF4

    var text: String {
        switch self {
        case .name(let region): "\(Self.begin)\(region)\(Self.end)"
        case .path(let region): "\(Self.beginPath)\(region)\(Self.end)"
        }
    }

    /// A text in pieces: as it is, or a place to be named.
    enum Piece {
        case plain(Substring)
        case place(PlaceMark)

        /// The places whose names the piece needs.
        var regions: [Region] {
            switch self {
            case .plain: []
            case .place(.name(let region)): [region]
            case .place(.path(let region)): region.upwards
            }
        }
    }

    static func pieces(of text: String) -> [Piece] {
        let scalars = text.unicodeScalars
        var pieces: [Piece] = []
        var start = scalars.startIndex
        while let open = scalars[start...].firstIndex(where: { $0 == begin || $0 == beginPath }) {
            let inside = scalars.index(after: open)
            pieces.append(.plain(text[start..<open]))
            start = inside
            guard let close = scalars[inside...].prefix(13).firstIndex(of: end),
                let region = Region(String(text[inside..<close]))
            else { continue }
            pieces.append(.place(scalars[open] == begin ? .name(region) : .path(region)))
            start = scalars.index(after: close)
        }
        pieces.append(.plain(text[start...]))
        return pieces
    }
}

/// The names that pages have asked for lately: a bounded number, each for a minute.
final class PlaceNames: Sendable {
    private struct Kept {
        let place: Place?
        let readAt: Moment
    }

    /// What a busy county shows in a minute; when it is full, it begins anew.
    private static let most = 4_096
    private static let goodSeconds = 60
    private let kept = Mutex<[Region: Kept]>([:])

    /// The page with the names of its places. A code stands where a place has no name here.
    func written(into page: [UInt8], in language: Language, from office: Office) async -> [UInt8] {
        guard page.contains(PlaceMark.firstByte) else { return page }
        let pieces = PlaceMark.pieces(of: String(decoding: page, as: UTF8.self))
        guard pieces.count > 1 else { return page }
        let names = await names(of: Set(pieces.flatMap(\.regions)), from: office)
        let named = pieces.reduce(into: "") { text, piece in
            switch piece {
            case .plain(let part): text += part
            case .place(.name(let region)):
                text += HTML.escaped(names[region]?.name(in: language) ?? region.code)
            case .place(.path(let region)):
                let path = region.upwards.reversed().compactMap { names[$0]?.name(in: language) }
                text += HTML.escaped(path.joined(separator: " / "))
            }
        }
        return Array(named.utf8)
    }

    /// A code stands where a place has no name here.
    func names(of regions: Set<Region>, in language: Language, from office: Office) async -> [Region: String] {
        let names = await names(of: regions, from: office)
        return Dictionary(uniqueKeysWithValues: regions.map { ($0, names[$0]?.name(in: language) ?? $0.code) })
    }

    /// Old names stay when the database is away: a page with names of a minute ago is better than none.
    private func names(of regions: Set<Region>, from office: Office) async -> [Region: Place] {
        let now = office.now
        let known = kept.withLock { kept in kept.filter { regions.contains($0.key) } }
        let missing = regions.filter { region in
            known[region].map { now.seconds(since: $0.readAt) >= Self.goodSeconds } ?? true
        }
        var names = known.compactMapValues(\.place)
        guard !missing.isEmpty,
            let read = try? await office.perform(NamePlaces(regions: missing.sorted()), as: .anyone)
        else { return names }
        let fresh = Dictionary(read.map { ($0.region, $0) }, uniquingKeysWith: { first, _ in first })
        names.merge(fresh) { _, new in new }
        kept.withLock { kept in
            if kept.count + missing.count > Self.most { kept = [:] }
            for region in missing { kept[region] = Kept(place: fresh[region], readAt: now) }
        }
        return names
    }
}
