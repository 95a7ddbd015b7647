# What is installed where, and the Debian package: `cmake --install build --prefix DIR`, or `cpack -G DEB` in build/ (README.md beside this).
# Programs find their files from where they lie themselves (kiosk/programs/installed.hpp); the units are those of the package, under /usr.
# The desks' file is in no package (people.md, P1).
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)                    # what was built is packed: no test is built for it
set(data_folder ${CMAKE_INSTALL_DATADIR}/repere)

install(TARGETS repere-kiosk repere-voice repere-printer repere-updater repere-directory RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${CMAKE_BINARY_DIR}/directory.sqlite DESTINATION ${data_folder})
install(DIRECTORY assets/voice assets/lsf assets/speech-dispatcher assets/cups DESTINATION ${data_folder})
install(FILES assets/deploy/README.md assets/deploy/repere-kiosk.default DESTINATION ${data_folder}/deploy)
install(PROGRAMS assets/deploy/hold-screen DESTINATION ${data_folder}/deploy)
install(FILES assets/deploy/repere-kiosk.service assets/deploy/repere-screen.service DESTINATION lib/systemd/system)
install(FILES assets/deploy/sysusers.conf DESTINATION lib/sysusers.d RENAME repere.conf)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/repere RENAME copyright)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME repere)
set(CPACK_PACKAGE_CONTACT "Repère <root@localhost>" CACHE STRING "who answers for the package: a town sets its own")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "touch kiosk on a shared referral directory")
set(CPACK_PACKAGE_DESCRIPTION "Somebody whose bag was stolen walks up, chooses a language, says what is missing,\nand leaves knowing what to do first, whom to call and which door takes complaints.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# what no program links, and none does without: fonts, the drivers of OpenGL, the server that speaks
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-noto-core, fonts-noto-cjk, fontconfig-config, libgl1, libgl1-mesa-dri, ca-certificates, speech-dispatcher, speech-dispatcher-espeak-ng")
# a screen of its own, paper
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "cage, xwayland, seatd, kbd, cups-daemon, cups-client, cups-filters")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA "${PROJECT_SOURCE_DIR}/assets/deploy/postinst")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
