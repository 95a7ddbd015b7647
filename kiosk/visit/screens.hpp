// One `show` a screen: what stands on it. The bar, the pager and the idle warning are added by visit.cpp.
#pragma once

#include "visit/visit.hpp"

namespace repere::visit {

Page show(const AttractScreen& screen, const Visit& visit, const House& house);
Page show(const LanguageScreen& screen, const Visit& visit, const House& house);
Page show(const HomeScreen& screen, const Visit& visit, const House& house);
Page show(const GuideScreen& screen, const Visit& visit, const House& house);
Page show(const CalmScreen& screen, const Visit& visit, const House& house);
Page show(const CountryScreen& screen, const Visit& visit, const House& house);
Page show(const TakeAwayScreen& screen, const Visit& visit, const House& house);
Page show(const PrintScreen& screen, const Visit& visit, const House& house);
Page show(const CodeScreen& screen, const Visit& visit, const House& house);
Page show(const SearchScreen& screen, const Visit& visit, const House& house);
Page show(const MapScreen& screen, const Visit& visit, const House& house);
Page show(const ServiceScreen& screen, const Visit& visit, const House& house);
Page show(const EmergencyScreen& screen, const Visit& visit, const House& house);
Page show(const StaffLockScreen& screen, const Visit& visit, const House& house);
Page show(const StaffScreen& screen, const Visit& visit, const House& house);
Page show(const AccessScreen& screen, const Visit& visit, const House& house);

}  // namespace repere::visit
