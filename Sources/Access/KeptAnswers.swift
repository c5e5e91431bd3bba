import Care
import Storage
import Synchronization

/// Answers that the office keeps, each with the number that its topic had when it was read.
///
/// A change that goes through this server is seen by the next request; one of another server after two seconds at
/// most, because then the number is looked up again. Whoever cannot look it up gets no answer at all: an old list that
/// nobody can vouch for is not shown.
final class KeptAnswers: Sendable {
    struct Key: Hashable, Sendable {
        let topic: String
        private let question: any Hashable & Sendable

        init<Case: KeptQuery>(_ query: Case) {
            topic = Case.topic
            question = query
        }

        static func == (left: Key, right: Key) -> Bool {
            AnyHashable(left.question) == AnyHashable(right.question)
        }

        func hash(into hasher: inout Hasher) { question.hash(into: &hasher) }
    }

    /// An answer and how often its topic had been touched, as one moment of the database saw them.
    struct Answer: Sendable {
        let value: any Sendable
        let touched: Int
    }

    private struct State {
        var answers: [Key: Answer] = [:]
        /// When a topic's number was last known to be this one.
        var known: [String: (touched: Int, at: Moment)] = [:]
        /// How often a topic was touched through this server.
        var rounds: [String: Int] = [:]
    }

    /// A place's name and code are a few dozen bytes, a list of them at most two hundred: some megabytes in all.
    private static let most = 64
    private static let goodMilliseconds: Int64 = 2_000

    private let state = Mutex(State())

    /// An answer that counts at this moment.
    func answer(to key: Key, at now: Moment) -> (any Sendable)? {
        state.withLock { state in
            guard let answer = state.answers[key], let known = state.known[key.topic] else { return nil }
            // A clock that was set back makes nothing younger.
            let age = now.milliseconds - known.at.milliseconds
            return answer.touched == known.touched && (0..<Self.goodMilliseconds).contains(age) ? answer.value : nil
        }
    }

    /// An answer that counts if its topic still has this number.
    func answer(to key: Key, touched: Int) -> (any Sendable)? {
        state.withLock { $0.answers[key].flatMap { $0.touched == touched ? $0.value : nil } }
    }

    /// The round in which a topic is; what was read in an earlier one is not kept.
    func round(of topic: String) -> Int { state.withLock { $0.rounds[topic, default: 0] } }

    /// - Parameter moment: before it was read.
    func keep(_ answer: Answer, to key: Key, readAt moment: Moment, in round: Int) {
        state.withLock { state in
            guard state.rounds[key.topic, default: 0] == round else { return }
            if state.answers.count >= Self.most, state.answers[key] == nil { state.answers = [:] }
            state.answers[key] = answer
            state.known[key.topic] = (answer.touched, moment)
        }
    }

    /// What was touched through this server counts no more from now on.
    func forget(_ topics: Set<String>) {
        state.withLock { state in
            for topic in topics {
                state.rounds[topic, default: 0] += 1
                state.known[topic] = nil
            }
        }
    }
}

extension Office {
    /// What a kept query answers, read anew only when its topic was touched since.
    func keptAnswer<Case: KeptQuery>(
        to query: Case, as caller: Caller, within scope: Scope, at now: Moment
    ) async throws -> Case.Outcome {
        if let known = kept.answer(to: KeptAnswers.Key(query), at: now) as? Case.Outcome { return known }
        let (kept, tools, round) = (kept, tools, kept.round(of: Case.topic))
        return try await database.read { connection in
            let key = KeptAnswers.Key(query)
            let touched: Int = try connection.row("SELECT count FROM change_counter WHERE topic = \(Case.topic)")
                .map { try $0("count") } ?? 0
            if let known = kept.answer(to: key, touched: touched) as? Case.Outcome {
                kept.keep(.init(value: known, touched: touched), to: key, readAt: now, in: round)
                return known
            }
            let desk = Desk(tools: tools, connection: connection, caller: caller, scope: scope, now: now)
            let outcome = try query.perform(in: Session(desk: desk))
            kept.keep(.init(value: outcome, touched: touched), to: key, readAt: now, in: round)
            return outcome
        }
    }
}
