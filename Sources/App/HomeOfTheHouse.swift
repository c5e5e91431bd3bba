import Access
import Care
import Regions

extension House {
    /// Settles which place the house serves, before anybody is let in.
    /// - Parameter told: what the administrator says; `nil` to go by what is kept.
    /// - Throws: `HouseFault.noHome` when somebody without a place would have nowhere to go. With no places at all the
    ///   house may open: the first start comes before the list, and no self-check begins then.
    func settleHome(told: Region?) async throws -> Home {
        let home = try await office.perform(SettleHome(told: told), as: .system("home"))
        guard home.fault == nil else { throw HouseFault.noHome(home) }
        return home
    }

    /// After a list of places or of their changes: what the next start would refuse, or nothing.
    func homeFault() async throws -> String? {
        try await office.perform(SettleHome(), as: .system("home")).fault
    }
}

extension Home {
    /// What is wrong, and what to do, for whoever runs the house.
    var fault: String? {
        switch standing {
        case .settled, .noPlaces: nil
        case .untold: "\(tree), and nobody has said which place this house serves.\n\(advice(for: "CODE"))"
        case .outgrown:
            """
            until now this house has served its only city, \(place); now \(tree).
            Say that it stays so, or name another place. \(advice(for: region?.code ?? "CODE"))
            """
        case .unknown:
            """
            the home of this house, \(region?.code ?? ""), is not in the tree of places. Look for a slip in the code, \
            or read the list that holds it: xinqiao regions import FILE.csv
            """
        case .split:
            """
            the home of this house, \(place), was split, and nobody can say which part it serves now.
            \(advice(for: "CODE"))
            """
        }
    }

    /// What a start prints.
    var line: String {
        switch standing {
        case .noPlaces where region == nil: "home      none yet: read the list of places first, xinqiao regions import"
        case .noPlaces: "home      \(region?.code ?? "") (not read yet: xinqiao regions import)"
        default: "home      \(place)"
        }
    }

    private var place: String { "\(name) (\(region?.code ?? ""))" }

    private var tree: String { "the tree of places holds \(cities == 0 ? "no city" : "\(cities) cities")" }

    private func advice(for code: String) -> String {
        """
        Whoever names no place in a self-check is looked after there, so it cannot be guessed. Say it once, with the \
        code of the place:
          xinqiao serve --home \(code)      or XINQIAO_HOME=\(code) in the environment
        """
    }
}
