/// The built-in functions of [SPARQL 1.1 Query, section 17.4](https://www.w3.org/TR/sparql11-query/#SparqlOps)
/// that evaluate all their arguments before they are called. The raw value is the keyword as the
/// grammar spells it; SPARQL reads it without regard to case.
public enum BuiltInFunction: String, Hashable, Sendable, CaseIterable {
    // Terms (17.4.2)
    case isIRI
    case isBlank = "isBLANK"
    case isLiteral = "isLITERAL"
    case isNumeric = "isNUMERIC"
    case sameTerm
    case str = "STR"
    case lang = "LANG"
    case langMatches = "LANGMATCHES"
    case datatype = "DATATYPE"
    /// A relative IRI resolves against ``Query/base``.
    case iri = "IRI"
    case bnode = "BNODE"
    case strdt = "STRDT"
    case strlang = "STRLANG"
    case uuid = "UUID"
    case struuid = "STRUUID"

    // Strings (17.4.3)
    case strlen = "STRLEN"
    case substr = "SUBSTR"
    case ucase = "UCASE"
    case lcase = "LCASE"
    case strStarts = "STRSTARTS"
    case strEnds = "STRENDS"
    case contains = "CONTAINS"
    case strBefore = "STRBEFORE"
    case strAfter = "STRAFTER"
    case encodeForURI = "ENCODE_FOR_URI"
    case concat = "CONCAT"
    case regex = "REGEX"
    case replace = "REPLACE"

    // Numbers (17.4.4)
    case abs = "ABS"
    case round = "ROUND"
    case ceil = "CEIL"
    case floor = "FLOOR"
    case rand = "RAND"

    // Dates and times (17.4.5)
    case now = "NOW"
    case year = "YEAR"
    case month = "MONTH"
    case day = "DAY"
    case hours = "HOURS"
    case minutes = "MINUTES"
    case seconds = "SECONDS"
    case timezone = "TIMEZONE"
    case tz = "TZ"

    // Hashes (17.4.6)
    case md5 = "MD5"
    case sha1 = "SHA1"
    case sha256 = "SHA256"
    case sha384 = "SHA384"
    case sha512 = "SHA512"

    /// How many arguments the function takes; nil as the upper end: any number.
    public var argumentCount: (minimum: Int, maximum: Int?) {
        switch self {
        case .rand, .now, .uuid, .struuid: (0, 0)
        case .bnode: (0, 1)
        case .isIRI, .isBlank, .isLiteral, .isNumeric, .str, .lang, .datatype, .iri, .strlen,
            .ucase, .lcase, .encodeForURI, .abs, .round, .ceil, .floor, .year, .month, .day, .hours,
            .minutes, .seconds, .timezone, .tz, .md5, .sha1, .sha256, .sha384, .sha512:
            (1, 1)
        case .sameTerm, .langMatches, .strdt, .strlang, .strStarts, .strEnds, .contains, .strBefore,
            .strAfter:
            (2, 2)
        case .substr, .regex: (2, 3)
        case .replace: (3, 4)
        case .concat: (0, nil)
        }
    }
}
