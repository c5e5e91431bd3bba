import Access
import Consents
import Messages

/// One's own inbox, what leaves the house, and the one reminder of a campaign.
enum MessageRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.page("messages", twin: ListMessages.self, MessagesPage.show)
        routes.program(.get, "messages/count", CountMessages.self)
        routes.program(.get, "messages/channels", ReadChannels.self)
        routes.post("messages/read", MarkMessagesRead.self) { _, _ in .go("/messages") }
        routes.post("messages/{message}/open", OpenMessage.self) { opened, _ in .go(opened.path) }
        routes.page("outbox", twin: ReadOutbox.self) { visit in try await OutboxPage.show(visit, problem: nil) }
        routes.post("outbox/{message}/retry", RetryMessage.self, onProblem: OutboxPage.again) { _, _ in .go("/outbox") }
        let reminder = "campaigns/{campaign}/reminder"
        routes.page(reminder, twin: CountNotBegun.self) { visit in try await ReminderPage.show(visit, problem: nil) }
        routes.post(reminder, RemindNotBegun.self, onProblem: ReminderPage.again, ReminderPage.sent)
        for path in ["messages/{message}/open", "messages/read"] {
            // What answered a form has the form's address: opened again, it is the page that holds the form.
            routes.words(path) { _ in .go("/messages") }
        }
        routes.words("outbox/{message}/retry") { _ in .go("/outbox") }
        return routes.list
    }()
}
