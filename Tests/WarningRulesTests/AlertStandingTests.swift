import Testing
import WarningRules

private typealias Standing = AlertStanding<String>
private typealias Action = AlertAction<String>

struct AlertStandingTests {
    /// Every state with every kind of action: the state after it, or the refusal. Source: rulebook C.5.
    @Test(arguments: [
        (.acknowledge,
            [.to(.acknowledged)] + Array(repeating: .no(.alreadyAcknowledged), count: 3) + [.no(.closed)]),
        (.note, [.to(.new), .to(.acknowledged), .to(.inProgress), .to(.resolved), .no(.closed)]),
        (.handOver, [.to(.new), .to(.acknowledged), .to(.inProgress), .to(.resolved), .no(.closed)]),
        (.recordContact(.reached, phoneLeft: true),
            [.no(.notAcknowledged), .to(.inProgress), .to(.inProgress), .to(.inProgress), .no(.closed)]),
        (.recordContact(.noWayToReach, phoneLeft: true),
            [.no(.notAcknowledged), .no(.phoneWasLeft), .no(.phoneWasLeft), .no(.phoneWasLeft), .no(.closed)]),
        (.recordContact(.noWayToReach, phoneLeft: false),
            [.no(.notAcknowledged), .to(.inProgress), .to(.inProgress), .to(.inProgress), .no(.closed)]),
        (.proposeClosing(.referred, by: "wu"),
            [.no(.notAcknowledged), .no(.noContactYet), .to(.resolved), .no(.alreadyProposed), .no(.closed)]),
        (.confirmClosing(by: "wu"),
            [.no(.notProposed), .no(.notProposed), .no(.notProposed), .to(.closed), .no(.closed)]),
        (.sendBack, [.no(.notProposed), .no(.notProposed), .no(.notProposed), .to(.inProgress), .no(.closed)]),
        (.raise(to: .red), [.to(.new), .to(.new), .to(.new), .to(.new), .to(.new)]),
        (.raise(to: .yellow), Array(repeating: .no(.rankOnlyRises), count: 5)),
        (.raise(to: .green), Array(repeating: .no(.rankOnlyRises), count: 5)),
    ] as [(AlertAction<String>, [Ending])])
    func `each action leads from each state where the table says`(action: AlertAction<String>, endings: [Ending]) {
        for (state, ending) in zip(AlertState.allCases, endings) {
            #expect(run(action, on: standing(state)) == ending)
        }
    }

    @Test func `who proposed to close cannot agree to it`() {
        #expect(run(.confirmClosing(by: "li"), on: standing(.resolved)) == .no(.secondPersonNeeded))
    }

    @Test func `who raised it can neither propose nor agree`() {
        let raised = Standing(state: .inProgress, severity: .red, raiser: "wu")
        #expect(run(.proposeClosing(.mistaken, by: "wu"), on: raised) == .no(.raiserCannotClose))
        let proposed = Standing(state: .resolved, severity: .red, raiser: "wu", proposer: "li")
        #expect(run(.confirmClosing(by: "wu"), on: proposed) == .no(.raiserCannotClose))
        #expect(run(.confirmClosing(by: "chen"), on: proposed) == .to(.closed))
    }

    @Test func `a proposal of nobody can be agreed to by nobody`() {
        let orphan = Standing(state: .resolved, severity: .red)
        #expect(run(.confirmClosing(by: "wu"), on: orphan) == .no(.notProposed))
    }

    @Test func `sending back and a new contact withdraw the proposal`() throws {
        #expect(try standing(.resolved).next(.sendBack).proposer == nil)
        #expect(try standing(.resolved).next(.recordContact(.notReached, phoneLeft: true)).proposer == nil)
        #expect(try standing(.resolved).next(.note).proposer == "li")
    }

    @Test func `a rise opens a closed alert, keeps who raised it and forgets the proposal`() throws {
        let closed = Standing(state: .closed, severity: .yellow, raiser: "wu", proposer: "li")
        #expect(try closed.next(.raise(to: .imminent)) == Standing(state: .new, severity: .imminent, raiser: "wu"))
    }

    @Test func `the whole way from a red flag to a closed alert`() throws {
        var alert = Standing(severity: .yellow)
        for action in [
            Action.acknowledge, .recordContact(.notReached, phoneLeft: true), .raise(to: .red), .acknowledge,
            .recordContact(.reached, phoneLeft: true), .proposeClosing(.supportArranged, by: "wu"), .sendBack,
            .proposeClosing(.referred, by: "wu"), .confirmClosing(by: "li"),
        ] { alert = try alert.next(action) }
        #expect(alert == Standing(state: .closed, severity: .red, proposer: "wu"))
    }

    @Test(arguments: [
        (.reached, [.firstContact, .clarify]), (.refused, [.firstContact, .clarify]),
        (.noWayToReach, [.firstContact, .clarify]), (.emergencyCalled, [.firstContact]),
        (.notReached, []), (.someoneElseAnswered, []), (.wrongNumber, []),
    ] as [(ContactOutcome, Set<AlertClock>)])
    func `only what reached the person stops the clocks`(outcome: ContactOutcome, stopped: Set<AlertClock>) {
        #expect(Action.recordContact(outcome, phoneLeft: false).stops == stopped)
    }

    @Test func `acknowledging stops its own clock, closing all, a proposal none`() {
        #expect(Action.acknowledge.stops == [.acknowledge])
        #expect(Action.confirmClosing(by: "wu").stops == Set(AlertClock.allCases))
        for action in [Action.note, .handOver, .proposeClosing(.mistaken, by: "wu"), .sendBack, .raise(to: .red)] {
            #expect(action.stops.isEmpty)
        }
    }

    @Test func `states are stored under the names of the rulebook`() {
        #expect(AlertState.allCases.map(\.rawValue) == ["NEW", "ACKNOWLEDGED", "IN_PROGRESS", "RESOLVED", "CLOSED"])
    }

    private func standing(_ state: AlertState) -> Standing {
        Standing(state: state, severity: .yellow, proposer: state == .resolved ? "li" : nil)
    }

    private func run(_ action: Action, on alert: Standing) -> Ending {
        do {
            return .to(try alert.next(action).state)
        } catch {
            return .no(error)
        }
    }
}

enum Ending: Equatable {
    case to(AlertState)
    case no(AlertRefusal)
}
