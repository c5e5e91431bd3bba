import Access
import Care
import Regions
import Synchronization

extension Visit {
    /// Where the person's first post is, from wide to narrow: city / county / township.
    var placePath: String {
        guard let region = caller.posts.first?.region else { return "" }
        let names = region.upwards.reversed().compactMap { house.placeNames.name(of: $0, in: language) }
        return names.joined(separator: " / ")
    }

    /// The last part of a place's path, for lists.
    func placeName(_ region: Region) -> String { house.placeNames.name(of: region, in: language) ?? region.code }
}

/// The names of all places, kept in memory because every page shows some, and read again every minute.
final class PlaceNames: Sendable {
    private struct State {
        var names: [Region: Place] = [:]
        var readAt = Moment(milliseconds: 0)
    }

    private let state = Mutex(State())

    /// All places in the order of their codes.
    var all: [Place] { state.withLock { $0.names.values.sorted { $0.region < $1.region } } }

    func name(of region: Region, in language: Language) -> String? {
        state.withLock { $0.names[region]?.name(in: language) }
    }

    /// Keeps the old names when the database is away: a page with names of a minute ago is better than none.
    func freshen(from office: Office) async {
        guard office.now.seconds(since: state.withLock { $0.readAt }) >= 60,
            let places = try? await office.perform(ListPlaces(), as: .anyone)
        else { return }
        let names = Dictionary(places.map { ($0.region, $0) }, uniquingKeysWith: { first, _ in first })
        state.withLock { $0 = State(names: names, readAt: office.now) }
    }
}
