public import Access
import Imports

/// **Regions** knows the tree of places, province, city, county, township and village, through all its changes, and
/// the units in them: schools, hospitals, stations, and where a person can go.
///
/// Codes are the official statistical ones; the names of places are public. Everything else in the house hangs
/// its rows on a region's code and asks this subject only for names.
public enum RegionsContents {
    public static let useCases: [any UseCase.Type] = [
        // the tree
        BrowseRegion.self, ChoosePlace.self, NamePlaces.self, SetUpPlaces.self, ImportRegions.self,
        ImportPopulations.self, RecordRegionChanges.self, SettleHome.self,
        // units
        AddUnit.self, ChangeUnit.self, ChangeUnitStatus.self, AddClasses.self, ReadUnit.self, ListUnits.self,
        KeepUnitContact.self, RemoveUnitContact.self, OpenUnitContact.self, FindSites.self, NameUnits.self,
        ListPlaceTypes.self,
    ] + ImportsContents.useCases(of: UnitImport.self) + ImportsContents.useCases(of: ClassImport.self)

    /// What changes the tree of places touches it, so that no server shows an old list (see `KeptQuery`).
    public static let places = "places"
}
