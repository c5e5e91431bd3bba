import CampaignRules
import Care
import Testing

struct SeatStateTests {
    private static func at(_ minute: Int) -> Moment { Moment(milliseconds: 0).adding(minutes: minute) }

    @Test(arguments: [
        (SeatMoments(), 0, SeatState.notBegun),
        (SeatMoments(isAbsent: true), 0, .absent),
        (SeatMoments(isAbsent: true, begunAt: at(5)), 0, .answering),
        (SeatMoments(begunAt: at(1)), nil, .here),
        (SeatMoments(begunAt: at(5)), 0, .answering),
        (SeatMoments(begunAt: at(4)), 0, .stuck),
        // Who came early is not stuck before the room has started.
        (SeatMoments(begunAt: at(-30)), 5, .answering),
        (SeatMoments(begunAt: at(1), answeredAt: at(6)), 0, .answering),
        (SeatMoments(begunAt: at(1), answeredAt: at(3)), 0, .stuck),
        (SeatMoments(begunAt: at(1), answeredAt: at(3), finishedAt: at(4)), 0, .finished),
        (SeatMoments(isAbsent: true, begunAt: at(1), finishedAt: at(4)), nil, .finished),
    ] as [(SeatMoments, Int?, SeatState)])
    func `a seat says how far somebody is`(moments: SeatMoments, started: Int?, state: SeatState) {
        #expect(moments.state(at: Self.at(9), startedAt: started.map(Self.at), stuckMinutes: 5) == state)
    }

    @Test(arguments: [
        (SeatMoments(begunAt: at(1), answeredAt: at(6)), 0, 3), (SeatMoments(begunAt: at(1)), 4, 5),
        (SeatMoments(begunAt: at(1)), nil, nil), (SeatMoments(), 0, nil),
        (SeatMoments(begunAt: at(1), finishedAt: at(2)), 0, nil),
    ] as [(SeatMoments, Int?, Int?)])
    func `minutes of quiet count from the last answer`(moments: SeatMoments, started: Int?, minutes: Int?) {
        #expect(moments.quietMinutes(at: Self.at(9), startedAt: started.map(Self.at)) == minutes)
    }
}
