import Access
import Accounts
import Care
import Foundation
import Regions
import Vault
import Warnings
import Web

/// Fills an empty house with the invented city and its people, once. Interrupted, it goes on where it was.
struct DemoSeed: Sendable {
    let house: House
    let baseURL: String

    /// Complete when `demo.json` stands; until then the plan of accounts lies beside it, so that a start that was
    /// cut short gives out the same passwords.
    func seed() async throws -> DemoFile {
        let town = try DemoTown(house.resources)
        let path = DemoFile.path(in: house.settings.data)
        if var file = try DemoFile.read(path) {
            if file.baseURL != baseURL {
                file.baseURL = baseURL
                try file.write(path)
            }
            return file
        }
        let planPath = "\(path).plan"
        var plan = try DemoFile.read(planPath) ?? freshPlan(for: town)
        try plan.write(planPath)
        _ = try await house.office.perform(
            SetUpPlaces(places: town.places, sites: town.sites), as: .system("demo"))
        _ = try await house.office.perform(SettleHome(told: town.home), as: .system("demo"))
        _ = try await house.office.perform(ImportPopulations(rows: town.populations), as: .system("demo"))
        _ = try await house.office.perform(RecordRegionChanges(changes: town.changes), as: .system("demo"))
        for (staff, number) in zip(town.staff, plan.accounts.indices) {
            try await add(staff, as: plan.accounts[number])
            plan.accounts[number].token = try await token(for: staff)
        }
        try await addClasses(in: town)
        try await town.members.add(to: house)
        try await town.lessons.keep(in: house)
        try await town.team.keep(in: house)
        try await town.round.open(in: house)
        for file in DemoScale.files {
            try await DemoScale(house.resources, file: file).load(into: house, for: town)
        }
        try await DemoNorms(house: house).bring(by: town.posts.administrator)
        try await DemoRoster(house: house).plan(town.roster)
        let campaigns = try await DemoCampaigns(house: house).keep(town.campaigns)
        if let post = try await town.posts.arrange(in: house) {
            plan.add(post, to: town.posts.standIn.colleague)
        }
        plan.historyCode = try await town.history.keep(in: house)
        plan.sittingCodes = try await town.sittings.arrange(campaigns, in: house)
        try plan.write(path)
        try FileManager.default.removeItem(atPath: planPath)
        return plan
    }

    /// Two grades of the demo's school, as its own administrator would add them.
    private func addClasses(in town: DemoTown) async throws {
        guard let staff = town.staff.first(where: { $0.post.role == .unitAdministrator }), let school = staff.post.unit
        else { return }
        let administrator = try await house.office.perform(
            RecogniseColleague(login: staff.account), as: .system("demo"))
        for (year, classes) in [(2024, 4), (2025, 5)] {
            _ = try await house.office.perform(
                AddClasses(unit: school, entryYear: year, classes: classes), as: administrator.caller)
        }
    }

    private func freshPlan(for town: DemoTown) -> DemoFile {
        let random = house.random
        return DemoFile(
            baseURL: baseURL, historyCode: nil,
            accounts: town.staff.map { staff in
                DemoFile.Person(
                    account: staff.account, name: staff.name, role: staff.post.role,
                    password: staff.isProgram ? nil : Base32.text(random.bytes(10)).lowercased(),
                    totpSecret: staff.isProgram ? nil : Base32.text(random.bytes(20)), token: nil, posts: [staff.post])
            })
    }

    /// Also an account that an earlier start has added may still lack its duty.
    private func add(_ staff: DemoTown.Staff, as person: DemoFile.Person) async throws {
        _ = try await addAccount(staff, as: person)
        guard staff.isOnDuty else { return }
        let presence = try await house.office.perform(RecogniseColleague(login: staff.account), as: .system("demo"))
        _ = try await house.office.perform(TakeDuty(region: staff.post.region), as: presence.caller)
    }

    /// They have been here for two years: last year's screening had people on duty.
    /// - Returns: false when the account is there already.
    private func addAccount(_ staff: DemoTown.Staff, as person: DemoFile.Person) async throws -> Bool {
        let hired = house.office.standing(at: house.office.now.adding(hours: -24 * 730))
        do {
            _ = try await hired.perform(
                AddAccount(
                    login: staff.account, displayName: staff.name, password: person.password.map { Private($0) },
                    post: staff.post, knownSecret: person.totpSecret.map { Private($0) }),
                as: .system("demo"))
            return true
        } catch AccountError.loginTaken {
            return false
        }
    }

    private func token(for staff: DemoTown.Staff) async throws -> String {
        try await house.office.perform(
            IssueToken(login: staff.account, label: "demo", granted: staff.post.permissions, days: 365),
            as: .system("demo")
        ).token
    }
}

extension DemoFile {
    /// The people as the sign-in page lists them.
    func people(in town: DemoTown) -> [DemoPerson] {
        let names = Dictionary(town.places.map { ($0.region, $0) }, uniquingKeysWith: { first, _ in first })
        return accounts.filter { $0.password != nil }.map { person in
            let place = person.posts.first.flatMap { names[$0.region] }
            let unit = person.posts.first?.unit.flatMap { code in town.sites.first { $0.code == code } }
            return DemoPerson(
                account: person.account, name: person.name, role: person.role,
                places: Dictionary(uniqueKeysWithValues: Language.allCases.map { language in
                    (language, unit?.names[language.rawValue] ?? place?.name(in: language) ?? "")
                }))
        }
    }
}
