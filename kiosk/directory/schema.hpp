// The text of schema.sql, set into the program at build time: the tables of a compiled directory.
#pragma once

namespace repere::directory {

extern const char* const schema_sql;

}  // namespace repere::directory
