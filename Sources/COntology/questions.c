// The questions of Ontology/questions/ inside the binary, in the order of their names. A new file needs
// an array here and a line in the table; a test holds both against the folder.

#include "COntology.h"

static const unsigned char adopted_at[] = {
#embed "../../Ontology/questions/adopted-at.rq"
};
static const unsigned char agents[] = {
#embed "../../Ontology/questions/agents.rq"
};
static const unsigned char alternatives[] = {
#embed "../../Ontology/questions/alternatives.rq"
};
static const unsigned char assistance[] = {
#embed "../../Ontology/questions/assistance.rq"
};
static const unsigned char changes[] = {
#embed "../../Ontology/questions/changes.rq"
};
static const unsigned char clause_history[] = {
#embed "../../Ontology/questions/clause-history.rq"
};
static const unsigned char collaborations[] = {
#embed "../../Ontology/questions/collaborations.rq"
};
static const unsigned char conditions[] = {
#embed "../../Ontology/questions/conditions.rq"
};
static const unsigned char consultations[] = {
#embed "../../Ontology/questions/consultations.rq"
};
static const unsigned char contacts[] = {
#embed "../../Ontology/questions/contacts.rq"
};
static const unsigned char deadlines[] = {
#embed "../../Ontology/questions/deadlines.rq"
};
static const unsigned char defects[] = {
#embed "../../Ontology/questions/defects.rq"
};
static const unsigned char directives_of[] = {
#embed "../../Ontology/questions/directives-of.rq"
};
static const unsigned char directives_to[] = {
#embed "../../Ontology/questions/directives-to.rq"
};
static const unsigned char evidence[] = {
#embed "../../Ontology/questions/evidence.rq"
};
static const unsigned char footnotes[] = {
#embed "../../Ontology/questions/footnotes.rq"
};
static const unsigned char instructed[] = {
#embed "../../Ontology/questions/instructed.rq"
};
static const unsigned char invited[] = {
#embed "../../Ontology/questions/invited.rq"
};
static const unsigned char members[] = {
#embed "../../Ontology/questions/members.rq"
};
static const unsigned char mentions[] = {
#embed "../../Ontology/questions/mentions.rq"
};
static const unsigned char most_cited[] = {
#embed "../../Ontology/questions/most-cited.rq"
};
static const unsigned char overview[] = {
#embed "../../Ontology/questions/overview.rq"
};
static const unsigned char procedures[] = {
#embed "../../Ontology/questions/procedures.rq"
};
static const unsigned char proposals[] = {
#embed "../../Ontology/questions/proposals.rq"
};
static const unsigned char provisions[] = {
#embed "../../Ontology/questions/provisions.rq"
};
static const unsigned char recurring[] = {
#embed "../../Ontology/questions/recurring.rq"
};
static const unsigned char references_from[] = {
#embed "../../Ontology/questions/references-from.rq"
};
static const unsigned char references_to[] = {
#embed "../../Ontology/questions/references-to.rq"
};
static const unsigned char reporting_lines[] = {
#embed "../../Ontology/questions/reporting-lines.rq"
};
static const unsigned char requested[] = {
#embed "../../Ontology/questions/requested.rq"
};
static const unsigned char rests_on[] = {
#embed "../../Ontology/questions/rests-on.rq"
};
static const unsigned char revisions[] = {
#embed "../../Ontology/questions/revisions.rq"
};
static const unsigned char search[] = {
#embed "../../Ontology/questions/search.rq"
};
static const unsigned char structure[] = {
#embed "../../Ontology/questions/structure.rq"
};
static const unsigned char subjects_compared[] = {
#embed "../../Ontology/questions/subjects-compared.rq"
};
static const unsigned char together[] = {
#embed "../../Ontology/questions/together.rq"
};
static const unsigned char topics[] = {
#embed "../../Ontology/questions/topics.rq"
};
static const unsigned char unresolved_references[] = {
#embed "../../Ontology/questions/unresolved-references.rq"
};

static const struct resgraph_ontology_file files[] = {
    {"adopted-at.rq", adopted_at, sizeof adopted_at},
    {"agents.rq", agents, sizeof agents},
    {"alternatives.rq", alternatives, sizeof alternatives},
    {"assistance.rq", assistance, sizeof assistance},
    {"changes.rq", changes, sizeof changes},
    {"clause-history.rq", clause_history, sizeof clause_history},
    {"collaborations.rq", collaborations, sizeof collaborations},
    {"conditions.rq", conditions, sizeof conditions},
    {"consultations.rq", consultations, sizeof consultations},
    {"contacts.rq", contacts, sizeof contacts},
    {"deadlines.rq", deadlines, sizeof deadlines},
    {"defects.rq", defects, sizeof defects},
    {"directives-of.rq", directives_of, sizeof directives_of},
    {"directives-to.rq", directives_to, sizeof directives_to},
    {"evidence.rq", evidence, sizeof evidence},
    {"footnotes.rq", footnotes, sizeof footnotes},
    {"instructed.rq", instructed, sizeof instructed},
    {"invited.rq", invited, sizeof invited},
    {"members.rq", members, sizeof members},
    {"mentions.rq", mentions, sizeof mentions},
    {"most-cited.rq", most_cited, sizeof most_cited},
    {"overview.rq", overview, sizeof overview},
    {"procedures.rq", procedures, sizeof procedures},
    {"proposals.rq", proposals, sizeof proposals},
    {"provisions.rq", provisions, sizeof provisions},
    {"recurring.rq", recurring, sizeof recurring},
    {"references-from.rq", references_from, sizeof references_from},
    {"references-to.rq", references_to, sizeof references_to},
    {"reporting-lines.rq", reporting_lines, sizeof reporting_lines},
    {"requested.rq", requested, sizeof requested},
    {"rests-on.rq", rests_on, sizeof rests_on},
    {"revisions.rq", revisions, sizeof revisions},
    {"search.rq", search, sizeof search},
    {"structure.rq", structure, sizeof structure},
    {"subjects-compared.rq", subjects_compared, sizeof subjects_compared},
    {"together.rq", together, sizeof together},
    {"topics.rq", topics, sizeof topics},
    {"unresolved-references.rq", unresolved_references, sizeof unresolved_references},
};

size_t resgraph_question_file_count(void) { return sizeof files / sizeof files[0]; }

struct resgraph_ontology_file resgraph_question_file_at(size_t index) {
    static const struct resgraph_ontology_file none = {"", (const unsigned char *)"", 0};
    return index < resgraph_question_file_count() ? files[index] : none;
}
