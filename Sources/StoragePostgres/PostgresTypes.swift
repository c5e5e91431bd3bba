import CPostgres

/// The numbers of the built-in types. Source: PostgreSQL, `src/include/catalog/pg_type.dat`; they never change.
extension Oid {
    /// Lets the server take the type from the place where the value stands.
    static let undetermined: Oid = 0
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let text: Oid = 25
    static let float4: Oid = 700
    static let float8: Oid = 701
    /// Sums and averages of integers.
    static let numeric: Oid = 1700
}
