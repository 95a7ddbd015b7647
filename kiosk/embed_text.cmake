file(READ "${IN}" text)
file(WRITE "${OUT}" "namespace ${SPACE} {\nextern const char* const ${NAME};\nconst char* const ${NAME} = R\"REPERE(${text})REPERE\";\n}\n")
