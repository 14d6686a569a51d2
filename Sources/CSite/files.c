// The files of Files/ inside the binary: the templates of pages, their style and script. A new file needs
// an array here and a line in the table; a test holds both against the folder.

#include "CSite.h"

static const unsigned char block_mustache[] = {
#embed "Files/block.mustache"
};
static const unsigned char clause_mustache[] = {
#embed "Files/clause.mustache"
};
static const unsigned char data_mustache[] = {
#embed "Files/data.mustache"
};
static const unsigned char facts_mustache[] = {
#embed "Files/facts.mustache"
};
static const unsigned char filter_js[] = {
#embed "Files/filter.js"
};
static const unsigned char heading_mustache[] = {
#embed "Files/heading.mustache"
};
static const unsigned char inbound_mustache[] = {
#embed "Files/inbound.mustache"
};
static const unsigned char index_mustache[] = {
#embed "Files/index.mustache"
};
static const unsigned char missing_mustache[] = {
#embed "Files/missing.mustache"
};
static const unsigned char notes_mustache[] = {
#embed "Files/notes.mustache"
};
static const unsigned char ontology_mustache[] = {
#embed "Files/ontology.mustache"
};
static const unsigned char page_mustache[] = {
#embed "Files/page.mustache"
};
static const unsigned char permalink_mustache[] = {
#embed "Files/permalink.mustache"
};
static const unsigned char question_mustache[] = {
#embed "Files/question.mustache"
};
static const unsigned char questions_mustache[] = {
#embed "Files/questions.mustache"
};
static const unsigned char resource_mustache[] = {
#embed "Files/resource.mustache"
};
static const unsigned char revision_mustache[] = {
#embed "Files/revision.mustache"
};
static const unsigned char style_css[] = {
#embed "Files/style.css"
};
static const unsigned char term_mustache[] = {
#embed "Files/term.mustache"
};
static const unsigned char texts_mustache[] = {
#embed "Files/texts.mustache"
};
static const unsigned char vocabulary_mustache[] = {
#embed "Files/vocabulary.mustache"
};
static const unsigned char word_mustache[] = {
#embed "Files/word.mustache"
};

static const struct resgraph_site_file files[] = {
    {"block.mustache", block_mustache, sizeof block_mustache},
    {"clause.mustache", clause_mustache, sizeof clause_mustache},
    {"data.mustache", data_mustache, sizeof data_mustache},
    {"facts.mustache", facts_mustache, sizeof facts_mustache},
    {"filter.js", filter_js, sizeof filter_js},
    {"heading.mustache", heading_mustache, sizeof heading_mustache},
    {"inbound.mustache", inbound_mustache, sizeof inbound_mustache},
    {"index.mustache", index_mustache, sizeof index_mustache},
    {"missing.mustache", missing_mustache, sizeof missing_mustache},
    {"notes.mustache", notes_mustache, sizeof notes_mustache},
    {"ontology.mustache", ontology_mustache, sizeof ontology_mustache},
    {"page.mustache", page_mustache, sizeof page_mustache},
    {"permalink.mustache", permalink_mustache, sizeof permalink_mustache},
    {"question.mustache", question_mustache, sizeof question_mustache},
    {"questions.mustache", questions_mustache, sizeof questions_mustache},
    {"resource.mustache", resource_mustache, sizeof resource_mustache},
    {"revision.mustache", revision_mustache, sizeof revision_mustache},
    {"style.css", style_css, sizeof style_css},
    {"term.mustache", term_mustache, sizeof term_mustache},
    {"texts.mustache", texts_mustache, sizeof texts_mustache},
    {"vocabulary.mustache", vocabulary_mustache, sizeof vocabulary_mustache},
    {"word.mustache", word_mustache, sizeof word_mustache},
};

size_t resgraph_site_file_count(void) { return sizeof files / sizeof files[0]; }

struct resgraph_site_file resgraph_site_file_at(size_t index) {
    static const struct resgraph_site_file none = {"", (const unsigned char *)"", 0};
    return index < resgraph_site_file_count() ? files[index] : none;
}
