public import Care
public import Regions

/// The invented town: one city with a county in the north and one in the south. Codes beginning with 99 are nobody's.
public enum TownPlaces {
    public static let city = region("990200000000")
    public static let north = region("990202000000")
    public static let south = region("990203000000")
    public static let northTownship = region("990202001000")
    /// A township where nobody ever is on duty.
    public static let northHamlet = region("990202002000")
    public static let southTownship = region("990203001000")
    public static let northVillage = region("990202001001")
    public static let southVillage = region("990203001001")
    /// A code that no place of the town has.
    public static let nowhere = region("990299000000")

    public static let northSchool = "990202001-school"

    public static let all: [Place] = [
        place(city, "双县市", "Twin City"), place(north, "北县", "North County"), place(south, "南县", "South County"),
        place(northTownship, "北一镇", "First North Town"), place(northHamlet, "北二镇", "Second North Town"),
        place(southTownship, "南一镇", "First South Town"), place(northVillage, "北村", "North Village"),
        place(southVillage, "南村", "South Village"),
    ]

    public static let sites: [ServiceSite] = [
        site("990202-centre", in: north, kind: "station"), site("990203-centre", in: south, kind: "station"),
        site(northSchool, in: northTownship, kind: "school"),
    ]

    public static func region(_ code: String) -> Region {
        guard let region = Region(code) else { preconditionFailure("\(code) is not a region") }
        return region
    }

    private static func place(_ region: Region, _ chinese: String, _ english: String) -> Place {
        Place(region: region, names: [.zhHans: chinese, .en: english])
    }

    private static func site(_ code: String, in region: Region, kind: String) -> ServiceSite {
        let text = ["zh-Hans": code, "en": code]
        return ServiceSite(
            code: code, region: region, kind: kind, names: text, addresses: text, hours: text, phone: "0990-5550000")
    }
}
