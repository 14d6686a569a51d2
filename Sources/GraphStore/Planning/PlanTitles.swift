import RDF
import SPARQL

/// Names the operators of a plan.
struct PlanTitles {
    let variables: VariableTable
    let terms: QueryTerms

    func title(of plan: Plan) -> String {
        switch plan.operation {
        case .unit: "unit"
        case .nothing: "nothing"
        case .seed: "rows of the operator above"
        case .scan(let scan, let order): "scan \(order) \(text(scan))"
        case .valueScan(let scan, _, let isDescending):
            "scan by value\(isDescending ? ", descending," : "") \(text(scan))"
        case .indexJoin(_, let scan): "index join \(text(scan))"
        case .intersectionJoin(_, let scans, let variable):
            "intersection join for \(variables[variable]) of " + scans.map(text).joined(separator: ", ")
        case .hashJoin(let left, let right): "hash join on \(shared(left, right))"
        case .hashLeftJoin(let left, let right, let condition):
            "optional hash join on \(shared(left, right))\(condition == nil ? "" : " with condition")"
        case .indexLeftJoin(_, _, let condition, _):
            "optional index join\(condition == nil ? "" : " with condition")"
        case .minus(let left, let right): "minus on \(shared(left, right))"
        case .indexSemiJoin(_, _, let isNegated, _): isNegated ? "not exists" : "exists"
        case .union: "union"
        case .filter(_, let condition): "filter on \(names(condition.variables))"
        case .extend(_, let slot, _): "bind \(variables[slot])"
        case .project: "project \(names(plan.slots.map { variables[$0] }))"
        case .distinct: "distinct"
        case .order(_, let conditions, let limit):
            (limit.map { "first \($0) by " } ?? "order by ") + names(conditions.flatMap(\.expression.variables))
        case .slice(_, let offset, let limit): "slice from \(offset)\(limit.map { ", at most \($0)" } ?? "")"
        case .group(_, let grouping): "group by \(names(grouping.keys.map(\.variable)))"
        case .values(let table): "values \(names(table.variables))"
        case .path(let scan): "path \(text(scan.subject)) … \(text(scan.object))"
        case .pathJoin(_, let scan): "path join \(text(scan.subject)) … \(text(scan.object))"
        case .reach(let input, _):
            "reach \(names(plan.slots.map { variables[$0] })) from \(names(input.slots.map { variables[$0] }))"
        case .namedGraph(let name, _): "graph \(terms.term(name))"
        case .eachGraph(let slot, _): "each graph \(variables[slot])"
        case .service(let service, _, _): "service \(service.endpoint)"
        }
    }

    private func text(_ scan: PatternScan) -> String {
        "\(text(scan.subject)) \(text(scan.predicate)) \(text(scan.object))"
    }

    private func text(_ term: ScanTerm) -> String {
        switch term {
        case .constant(let id): terms.term(id).description
        case .variable(let slot): variables[slot].description
        }
    }

    private func names(_ list: [Variable]) -> String {
        list.isEmpty ? "nothing" : list.map(\.description).joined(separator: " ")
    }

    private func shared(_ left: Plan, _ right: Plan) -> String {
        names(left.slots.filter { right.slots.contains($0) }.map { variables[$0] })
    }
}
