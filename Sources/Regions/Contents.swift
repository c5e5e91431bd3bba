public import Access

/// **Regions** knows the tree of places, city, county, township and village, and where a person can go in them.
///
/// Codes are the official statistical ones; the names of places are public. Everything else in the house hangs
/// its rows on a region's code and asks this subject only for names.
public enum RegionsContents {
    public static let useCases: [any UseCase.Type] = [
        FindSites.self, ListPlaces.self, NameUnits.self, SetUpPlaces.self,
    ]
}
