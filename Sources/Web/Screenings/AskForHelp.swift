import Access
import Care
import Regions
import Screenings

/// After a red flag: help first, the offer to be called back, and the way on.
enum AskForHelp {
    static func show(_ visit: Visit) async throws -> Reply {
        guard visit.sheetKey != nil else { return .go("/help") }
        do {
            return .page(try await sheetHelp(visit).page(for: visit))
        } catch {
            // The numbers must be there whatever else is away, the database included.
            return .page(HelpPage().page(for: visit))
        }
    }

    static func callBack(_ visit: Visit) async throws -> Reply {
        guard let key = visit.sheetKey else { throw ScreeningError.noSheet }
        let wanted = visit.fields["wanted"] != "no"
        let name = visit.fields["name"] ?? ""
        let phone = visit.fields["phone"] ?? ""
        do {
            let asking = AskForCall(key: key, wanted: wanted, name: Private(name), phone: Private(phone))
            _ = try await visit.performOpenly(asking)
        } catch let problem as ScreeningError where problem == .badPhone || problem == .longName {
            var page = try await sheetHelp(visit)
            page.callBack = CallBackForm(name: name, phone: phone, problem: problem)
            return .page(page.page(for: visit), status: 422)
        }
        guard wanted else { return .go("/sheet/help?word=taken-back") }
        return .go(phone.trimmingBlanks.isEmpty ? "/sheet/help?word=no-number" : "/sheet/called")
    }

    static func called(_ visit: Visit) async throws -> Reply {
        guard visit.sheetKey != nil else { return .go("/help") }
        return .page(CalledPage().page(for: visit))
    }

    private static func sheetHelp(_ visit: Visit) async throws -> SheetHelpPage {
        let open = try await OpenSheet(visit)
        let sites = try await Sites.near(open.sheet.region, visit)
        let form = open.sheet.hasRedFlag ? CallBackForm() : nil
        return SheetHelpPage(region: open.sheet.region, sites: sites, callBack: form)
    }
}
