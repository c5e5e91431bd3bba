import Access
import Care
import Regions

/// The invented city of the demo, with codes that no real place has, and the people who work there.
enum DemoTown {
    static let city = place("990100000000", "示例市", "Example City")
    static let lake = place("990102000000", "东湖区", "East Lake District")
    static let hills = place("990121000000", "南岭县", "South Hills County")
    static let plane = place("990102001000", "青桐街道", "Qingtong Subdistrict")
    static let willow = place("990102002000", "柳岸街道", "Liu'an Subdistrict")
    static let bamboo = place("990121100000", "竹溪镇", "Zhuxi Town")

    static let places: [Place] = [
        city, lake, hills, plane, willow, bamboo, place("990102001001", "青桐社区", "Qingtong Community"),
        place("990102001002", "湖畔社区", "Hupan Community"),
        place("990102002001", "柳岸社区", "Liu'an Community"),
        place("990121100201", "竹溪村", "Zhuxi Village"), place("990121100202", "石桥村", "Shiqiao Village"),
    ].compactMap { $0 }

    static let school = "990102001-school-3"

    static let sites: [ServiceSite] = [
        site(
            "990102001-station", in: plane,
            ["zh-Hans": "青桐街道心理服务站", "en": "Qingtong psychological service station"],
            ["zh-Hans": "青桐路 8 号一楼", "en": "Ground floor, 8 Qingtong Road"], phone: "0990-5550101"),
        site(
            "990102-centre", in: lake,
            ["zh-Hans": "东湖区社会心理服务中心", "en": "East Lake psychological service centre"],
            ["zh-Hans": "湖滨大道 20 号", "en": "20 Lakeside Avenue"], phone: "0990-5550100"),
        site(
            "990121100-station", in: bamboo,
            ["zh-Hans": "竹溪镇心理服务站", "en": "Zhuxi psychological service station"],
            ["zh-Hans": "竹溪镇卫生院二楼", "en": "First floor, Zhuxi health centre"], phone: "0990-5550121"),
        site(
            school, in: plane, ["zh-Hans": "示例市第三中学", "en": "Example City No. 3 Middle School"],
            ["zh-Hans": "学府路 3 号", "en": "3 Xuefu Road"], phone: "0990-5550133", kind: .school),
    ].compactMap { $0 }

    private static func place(_ code: String, _ chinese: String, _ english: String) -> Place? {
        Region(code).map { Place(region: $0, names: [.zhHans: chinese, .en: english]) }
    }

    private static func site(
        _ code: String, in place: Place?, _ names: [String: String], _ addresses: [String: String], phone: String,
        kind: ServiceSite.Kind = .station
    ) -> ServiceSite? {
        place.map {
            ServiceSite(
                code: code, region: $0.region, kind: kind, names: names, addresses: addresses,
                hours: ["zh-Hans": "周一至周五 9:00–17:30", "en": "Monday to Friday, 9:00–17:30"],
                phone: phone)
        }
    }
}
