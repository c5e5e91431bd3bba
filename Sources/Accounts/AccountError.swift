public import Access
public import Care

/// What can be wrong with an account, its password, its posts or a link to it.
public enum AccountError: Problem, Equatable {
    case badLogin, emptyName, longName, loginTaken, unknownAccount, badDay
    case shortPassword, commonPassword, passwordIsName, wrongCode
    case postTaken, unknownPlace, badSeat, badTerm, termOver, mayNotAppoint, longerThanOwn, ownAccount
    case noLastDay
    case belongsElsewhere, notInService, noOpenInvitation, notStandable
    case resetOpen, resetOver, secondPersonNeeded
    case linkIsOver, badRequest
    case emptyReason, longReason, sheetIsOver
    case badLabel, badGrant, badDays

    public var kind: ProblemKind {
        switch self {
        case .badLogin, .loginTaken: .invalid(field: "login")
        case .shortPassword, .commonPassword, .passwordIsName: .invalid(field: "password")
        case .wrongCode: .invalid(field: "code")
        case .emptyName, .longName: .invalid(field: "displayName")
        case .badDay, .badTerm, .termOver, .longerThanOwn, .noLastDay: .invalid(field: "until")
        case .unknownPlace, .badSeat: .invalid(field: "role")
        case .badRequest: .invalid(field: "request")
        case .emptyReason, .longReason: .invalid(field: "reason")
        case .badLabel: .invalid(field: "label")
        case .badGrant: .invalid(field: "granted")
        case .badDays: .invalid(field: "days")
        case .postTaken, .notInService, .noOpenInvitation, .notStandable, .resetOpen, .resetOver: .conflict
        case .mayNotAppoint, .ownAccount, .belongsElsewhere, .secondPersonNeeded: .forbidden
        case .unknownAccount, .linkIsOver, .sheetIsOver: .notFound
        }
    }

    public var phrase: Phrase { Phrase("accounts.problem.\(self)") }
}
