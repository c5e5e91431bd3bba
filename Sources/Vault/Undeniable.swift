/// Runs a call that is declared as throwing but cannot throw with the arguments it is given here.
///
/// - Parameter proof: why it cannot. Were it wrong, stopping is right: going on would mean storing in the open.
func undeniable<Value>(_ proof: StaticString, _ call: () throws -> Value) -> Value {
    do {
        return try call()
    } catch {
        preconditionFailure("\(proof): \(error)")
    }
}
