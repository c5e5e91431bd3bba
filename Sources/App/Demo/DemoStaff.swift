import Access
import Care
import Regions

/// The invented people of the demo: one for every role at least.
struct DemoStaff: Sendable {
    let account: String
    let name: String
    let role: Role
    let place: Place
    var unit: String?
    var isOnDuty = false

    static let all: [DemoStaff] = [
        person("chen.platform", "陈示平", .platformAdministrator, DemoTown.city),
        person("zhou.region", "周示宁", .regionAdministrator, DemoTown.lake),
        person("gao.city", "高示远", .dutyLead, DemoTown.city, isOnDuty: true),
        person("lin.lake", "林示岚", .dutyLead, DemoTown.lake, isOnDuty: true),
        person("xu.plane", "许示青", .dutyLead, DemoTown.plane, isOnDuty: true),
        person("he.hills", "何示川", .dutyLead, DemoTown.hills),
        person("su.counsel", "苏示文", .counsellor, DemoTown.lake),
        person("tang.teacher", "唐示雨", .schoolPsychologyTeacher, DemoTown.plane, unit: DemoTown.school),
        person("wang.class", "王示安", .classTeacher, DemoTown.plane, unit: DemoTown.school),
        person("li.grid", "李示田", .gridWorker, DemoTown.plane),
        person("fang.evaluate", "方示明", .evaluator, DemoTown.city),
        person("bridge.program", "示例接入程序", .integration, DemoTown.city),
    ].compactMap { $0 }

    private static func person(
        _ account: String, _ name: String, _ role: Role, _ place: Place?, unit: String? = nil, isOnDuty: Bool = false
    ) -> DemoStaff? {
        place.map { DemoStaff(account: account, name: name, role: role, place: $0, unit: unit, isOnDuty: isOnDuty) }
    }

    var post: Post { Post(role: role, region: place.region, unit: unit) }
    var isProgram: Bool { role == .integration }
}
