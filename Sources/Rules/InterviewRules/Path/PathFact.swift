/// What can be ticked at a step. None of it names an illness: what a doctor finds stays with the doctor (rulebook
/// H.1, articles 23 and 29).
public enum PathFact: String, Sendable, Codable, CaseIterable {
    // Where somebody was advised to go.
    case mentalHospital, generalHospital, counsellingCentre, otherHelp
    // On what ground (rulebook C.6: consent or a legal basis, before anything is sent).
    case guardianAgrees, personAgrees, lifeInDanger
    // Who has agreed to a leave or to the return.
    case schoolAgrees
    // What asking to come back takes.
    case guardianAsks, personAsks, hospitalAdvice
    // Who and what a meeting takes.
    case schoolThere, guardianThere, personThere, teacherThere, adviceRead
    // Safety and support: what a return may wait for, and nothing else.
    case safetyPlan, personAtSchool, personAtHome, doctorReachable, lessonPlan
    // What was seen on a visit.
    case comesToSchool, sleepsAndEats, hasSomebody, keepsAppointments, needsMore
    // How it ended.
    case stayed, declined, movedAway, followedToEnd

    /// Conditions of a return.
    public static let conditions: [PathFact] = [
        .safetyPlan, .personAtSchool, .personAtHome, .doctorReachable, .lessonPlan,
    ]
}
